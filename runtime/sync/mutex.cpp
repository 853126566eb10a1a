#include "sync/mutex.hpp"

#include "sync/parking.hpp"

namespace golearn {
namespace {

constexpr std::int64_t kStarvedAfter = 1'000'000;  // ns

}  // namespace

void Mutex::lock_in_full(Where where) {
  core::Processor* p = core::begin_step(EventKind::lock, this, where);
  if (!p) return;
  if (!take(*p)) return lock_slow(*p, where);
  core::tell(*p, EventKind::lock, this, where);
}

void Mutex::unlock_in_full(Where where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::unlock, this, where);
  if (!p) return;
  core::tell(*p, EventKind::unlock, this, where);
  if (!give(*p)) unlock_slow(*p, where);
}

bool Mutex::try_lock(Where where) {
  core::Processor* p = core::begin_step(EventKind::lock, this, where);
  if (!p) return false;
  core::SpinGuard guard(lock_, p->parallel);
  const std::uint32_t state = state_.load(std::memory_order_relaxed);
  if ((state & kLocked) || starving_) return false;
  if (!change(*p, state, state | kLocked)) return false;
  guard.release();
  core::tell(*p, EventKind::lock, this, where);
  return true;
}

// The holder may be about to unlock on another processor: cheaper to look a few times than to park.
void Mutex::spin(const core::Processor& p) const {
  if (!p.parallel) return;
  for (int i = 0; i < 30 && state_.load(std::memory_order_relaxed) == kLocked; ++i) core::spin_pause();
}

// Under lock_. Takes the mutex, or makes sure that its holder comes to unlock_slow().
bool Mutex::take_or_mark_slow() {
  std::uint32_t state = state_.load(std::memory_order_relaxed);
  for (;;) {
    const bool free = !(state & kLocked) && !starving_;
    if (state_.compare_exchange_weak(state, state | (free ? kLocked : kSlow), std::memory_order_acquire,
                                     std::memory_order_relaxed)) {
      return free;
    }
  }
}

// Under lock_.
void Mutex::settle_slow_bit() {
  if (!woken_ && !starving_ && waiters_.empty()) state_.fetch_and(~std::uint32_t{kSlow}, std::memory_order_relaxed);
}

void Mutex::lock_slow(core::Processor& first, Where where) {
  core::Processor* p = &first;
  spin(*p);
  std::int64_t waiting_since = -1;
  for (;;) {
    core::SpinGuard guard(lock_, p->parallel);
    if (waiting_since >= 0) {
      woken_ = false;
      const bool starved = p->scheduler->clock.now() - waiting_since > kStarvedAfter;
      if (starved && (state_.load(std::memory_order_relaxed) & kLocked)) starving_ = true;
    }
    if (take_or_mark_slow()) {
      settle_slow_bit();
      break;
    }
    const bool again = waiting_since >= 0;
    if (!again) waiting_since = p->scheduler->clock.now();
    core::Waiter self;
    const Operation retry{EventKind::lock, this, where};
    if (!core::wait_in(waiters_, self, guard, *p, {WaitReason::mutex_lock, this, where}, again, retry)) return;
    p = &core::here();
    if (self.ok) {  // handed over: state_ has stayed locked
      const core::SpinGuard owner(lock_, p->parallel);
      const bool quick = p->scheduler->clock.now() - waiting_since <= kStarvedAfter;
      if (quick || waiters_.empty()) starving_ = false;
      settle_slow_bit();
      break;
    }
  }
  core::tell(*p, EventKind::lock, this, where);
}

void Mutex::unlock_slow(core::Processor& p, Where where) {
  core::SpinGuard guard(lock_, p.parallel);
  if (!(state_.load(std::memory_order_relaxed) & kLocked)) {
    guard.release();
    return core::fatal("sync: unlock of unlocked mutex", where);
  }
  if (starving_ && !waiters_.empty()) {
    core::Waiter* heir = waiters_.pop();
    heir->ok = true;
    core::Goroutine* g = heir->goroutine;
    guard.release();
    core::ready(g);
    p.scheduler->make_way(p);
    return;  // if the program has ended meanwhile, the next operation says so: this one must not throw
  }
  state_.fetch_and(~std::uint32_t{kLocked}, std::memory_order_release);
  if (woken_ || waiters_.empty()) return settle_slow_bit();
  core::Goroutine* g = waiters_.pop()->goroutine;
  woken_ = true;
  guard.release();
  core::ready(g);
}

}  // namespace golearn
