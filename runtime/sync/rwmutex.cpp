#include "golearn/sync/rwmutex.hpp"

#include "golearn/sync/parking.hpp"

namespace golearn {

bool RWMutex::is_free(const core::Processor& p) {
  const core::SpinGuard guard(lock_, p.parallel);
  return !writer_ && readers_ == 0;
}

void RWMutex::rlock(Place where) {
  core::Processor* p = core::begin_step(EventKind::rlock, &id_, where);
  if (!p) return;
  core::SpinGuard guard(lock_, p->parallel);
  if (writer_) {
    core::Waiter self;
    if (!core::wait_in(waiting_readers_, self, guard, *p, {WaitReason::rwmutex_rlock, &id_, where})) return;
    p = &core::here();
  } else {
    ++readers_;
    guard.release();
  }
  core::tell(*p, EventKind::rlock, id_, where);
}

bool RWMutex::try_rlock(Place where) {
  core::Processor* p = core::begin_step(EventKind::rlock, &id_, where);
  if (!p) return false;
  {
    const core::SpinGuard guard(lock_, p->parallel);
    if (writer_) {
      core::found_nothing(*p);
      return false;
    }
    ++readers_;
  }
  core::tell(*p, EventKind::rlock, id_, where);
  return true;
}

void RWMutex::runlock(Place where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::runlock, &id_, where);
  if (!p) return;
  core::tell(*p, EventKind::runlock, id_, where);
  core::SpinGuard guard(lock_, p->parallel);
  if (readers_ == 0) {
    guard.release();
    return core::fatal("sync: RUnlock of unlocked RWMutex", where);
  }
  --readers_;
  core::Waiter* writer = readers_ == 0 ? std::exchange(waiting_writer_, nullptr) : nullptr;
  guard.release();
  if (writer) core::ready(writer->goroutine);
}

void RWMutex::lock(Place where) {
  writers_.lock(where);
  core::Processor* p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return;
  core::SpinGuard guard(lock_, p->parallel);
  writer_ = true;
  if (readers_ > 0) {
    core::Waiter self{.goroutine = p->current};
    waiting_writer_ = &self;
    if (!core::park(*p, {WaitReason::rwmutex_lock, &id_, where}, [&] { guard.release(); })) return;
    p = &core::here();
  } else {
    guard.release();
  }
  core::tell(*p, EventKind::lock, id_, where);
}

// As in lock(), the turn among the writers comes before `writer_`, which is then its own to set. It looks before that
// too: a try that fails is to order nothing, and a turn that is taken and given back would.
bool RWMutex::try_lock(Place where) {
  core::Processor* p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return false;
  if (!is_free(*p)) {
    core::found_nothing(*p);
    return false;
  }
  if (!writers_.try_lock(where)) return false;
  p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return false;
  bool taken = false;
  {
    const core::SpinGuard guard(lock_, p->parallel);
    taken = writer_ = readers_ == 0;
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
    if (!writer_) {
      guard.release();
      return core::fatal("sync: Unlock of unlocked RWMutex", where);
    }
    writer_ = false;
    while (core::Waiter* reader = waiting_readers_.pop()) {
      ++readers_;
      woken.push_back(*reader);
    }
  }
  while (core::Waiter* reader = woken.pop()) core::ready(reader->goroutine);
  writers_.unlock(where);
}

}  // namespace golearn
