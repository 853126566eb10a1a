#include "golearn/sync/rwmutex.hpp"

#include "golearn/sync/parking.hpp"

namespace golearn {

std::int64_t RWMutex::change(core::Processor& p, std::int64_t by) {
  const auto plainly = [&] {
    const std::int64_t before = readers_.load(std::memory_order_acquire);
    readers_.store(before + by, std::memory_order_release);
    return before;
  };
  if (!p.parallel) return plainly();
  if (const core::Plainly alone(p); alone) return plainly();
  return readers_.fetch_add(by, std::memory_order_acq_rel);
}

void RWMutex::rlock(Place where) {
  core::Processor* p = core::begin_step(EventKind::rlock, &id_, where);
  if (!p) return;
  if (is_writers(change(*p, 1))) return rlock_slow(*p, where);
  core::tell(*p, EventKind::rlock, id_, where);
}

void RWMutex::rlock_slow(core::Processor& first, Place where) {
  core::Processor* p = &first;
  leave(*p);
  core::SpinGuard guard(lock_, p->parallel);
  if (is_writers(readers_.load(std::memory_order_relaxed))) {
    core::Waiter self;
    if (!core::wait_in(waiting_readers_, self, guard, *p, {WaitReason::rwmutex_rlock, &id_, where})) return;
    p = &core::here();
  } else {
    change(*p, 1);
    guard.release();
  }
  core::tell(*p, EventKind::rlock, id_, where);
}

bool RWMutex::try_rlock(Place where) {
  core::Processor* p = core::begin_step(EventKind::rlock, &id_, where);
  if (!p) return false;
  if (is_writers(change(*p, 1))) {
    leave(*p);
    core::found_nothing(*p);
    return false;
  }
  core::tell(*p, EventKind::rlock, id_, where);
  return true;
}

void RWMutex::runlock(Place where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::runlock, &id_, where);
  if (!p) return;
  core::tell(*p, EventKind::runlock, id_, where);
  if ((readers_.load(std::memory_order_relaxed) & ~kWriter) == 0) {
    return core::fatal("sync: RUnlock of unlocked RWMutex", where);
  }
  leave(*p);
}

void RWMutex::leave(core::Processor& p) {
  if (change(p, -1) == kWriter + 1) wake_writer(p);
}

// The number may have been brought to zero for an earlier writer: the one that waits now may have readers to wait for.
void RWMutex::wake_writer(core::Processor& p) {
  core::SpinGuard guard(lock_, p.parallel);
  const bool nobody_reads = readers_.load(std::memory_order_acquire) == kWriter;
  core::Waiter* writer = nobody_reads ? std::exchange(waiting_writer_, nullptr) : nullptr;
  guard.release();
  if (writer) core::ready(writer->goroutine);
}

void RWMutex::lock(Place where) {
  writers_.lock(where);
  core::Processor* p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return;
  core::SpinGuard guard(lock_, p->parallel);
  if (change(*p, kWriter) > 0) {
    core::Waiter self{.goroutine = p->current};
    waiting_writer_ = &self;
    if (!core::park(*p, {WaitReason::rwmutex_lock, &id_, where}, [&] { guard.release(); })) return;
    p = &core::here();
  } else {
    guard.release();
  }
  core::tell(*p, EventKind::lock, id_, where);
}

// As in lock(), the turn among the writers comes before kWriter, which is then its own to set. It looks before that
// too: a try that fails is to order nothing, and a turn that is taken and given back would.
bool RWMutex::try_lock(Place where) {
  core::Processor* p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return false;
  if (readers_.load(std::memory_order_acquire) != 0) {
    core::found_nothing(*p);
    return false;
  }
  if (!writers_.try_lock(where)) return false;
  p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return false;
  bool taken = false;
  {
    const core::SpinGuard guard(lock_, p->parallel);
    std::int64_t none = 0;
    taken = readers_.compare_exchange_strong(none, kWriter, std::memory_order_acq_rel, std::memory_order_relaxed);
  }
  if (taken) {
    core::tell(*p, EventKind::lock, id_, where);
  } else {
    writers_.unlock(where);
  }
  return taken;
}

void RWMutex::unlock(Place where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::unlock, &id_, where);
  if (!p) return;
  core::tell(*p, EventKind::unlock, id_, where);
  core::WaitQueue woken;
  {
    core::SpinGuard guard(lock_, p->parallel);
    if (!is_writers(readers_.load(std::memory_order_relaxed))) {
      guard.release();
      return core::fatal("sync: Unlock of unlocked RWMutex", where);
    }
    std::int64_t readers = 0;
    for (; core::Waiter* reader = waiting_readers_.pop(); ++readers) woken.push_back(*reader);
    change(*p, readers - kWriter);
  }
  while (core::Waiter* reader = woken.pop()) core::ready(reader->goroutine);
  writers_.unlock(where);
}

}  // namespace golearn
