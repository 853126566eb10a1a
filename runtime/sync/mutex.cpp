#include "golearn/sync/mutex.hpp"

#include <utility>

#include "golearn/core/go_policy.hpp"
#include "golearn/sync/parking.hpp"

namespace golearn {
namespace {

using core::go_policy::kStarvedAfter;

}  // namespace

void Mutex::lock_in_full(Place where) {
  core::Processor* p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return;
  if (!overtake() && !spin(*p)) return lock_slow(*p, where);
  core::tell(*p, EventKind::lock, id_, where);
}

void Mutex::unlock_in_full(Place where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::unlock, &id_, where);
  if (!p) return;
  core::tell(*p, EventKind::unlock, id_, where);
  if (!give(*p) && !give_while_woken()) unlock_slow(*p, where);
}

bool Mutex::try_lock(Place where) {
  core::Processor* p = core::begin_step(EventKind::lock, &id_, where);
  if (!p) return false;
  if (!overtake()) {
    core::found_nothing(*p);
    return false;
  }
  core::tell(*p, EventKind::lock, id_, where);
  return true;
}

// Takes the mutex if nobody has it or was promised it, whoever waits.
bool Mutex::overtake() {
  std::uint32_t state = state_.load(std::memory_order_relaxed);
  while (!(state & (kLocked | kStarving))) {
    if (state_.compare_exchange_weak(state, state | kLocked, std::memory_order_acquire, std::memory_order_relaxed))
      return true;
  }
  return false;
}

// The holder may be about to unlock on another processor: cheaper to look a few times than to park. Ever more seldom,
// for each look takes the cache line from the holder.
bool Mutex::spin(const core::Processor& p) {
  if (!p.parallel) return false;
  for (int pauses = 1; pauses <= 32; pauses *= 2) {
    for (int i = 0; i < pauses; ++i) core::spin_pause();
    if (overtake()) return true;
  }
  return false;
}

// If a waiter has been woken already, an unlock only frees the mutex: for that one, or whoever comes first.
bool Mutex::give_while_woken() {
  std::uint32_t state = state_.load(std::memory_order_relaxed);
  while ((state & (kLocked | kWoken | kStarving)) == (kLocked | kWoken)) {
    if (state_.compare_exchange_weak(state, state & ~kLocked, std::memory_order_release, std::memory_order_relaxed))
      return true;
  }
  return false;
}

// Under lock_, by a goroutine that is not in the queue: a new one, or one that was woken. Takes the mutex, or makes
// sure that its holder comes to unlock_slow(): the caller must then wait.
bool Mutex::take_or_announce(bool woken, bool starved) {
  std::uint32_t state = state_.load(std::memory_order_relaxed);
  for (;;) {
    const bool free = !(state & (kLocked | kStarving));
    std::uint32_t next = free ? state | kLocked : state | kWaited | (starved ? std::uint32_t{kStarving} : 0);
    if (woken) next &= ~kWoken;
    if (state_.compare_exchange_weak(state, next, std::memory_order_acquire, std::memory_order_relaxed)) return free;
  }
}

void Mutex::lock_slow(core::Processor& first, Place where) {
  core::Processor* p = &first;
  std::int64_t waiting_since = -1;
  for (bool done = false; !done;) {
    core::SpinGuard guard(lock_, p->parallel);
    const bool woken = waiting_since >= 0;
    const std::int64_t now = p->scheduler->clock.now();
    if (!woken) waiting_since = now;
    if (take_or_announce(woken, now - waiting_since > kStarvedAfter)) break;
    core::Waiter self;
    const Operation retry{EventKind::lock, core::id_of(*p, id_), where};
    p->takings.wait_for_lock();
    if (!core::wait_in(waiters_, self, guard, *p, {WaitReason::mutex_lock, &id_, where}, woken, retry)) return;
    p = &core::here();
    done = self.ok;
    if (done) inherit(*p, waiting_since);
  }
  core::tell(*p, EventKind::lock, id_, where);
}

// By the goroutine that the mutex was handed to: kLocked has stayed set.
void Mutex::inherit(const core::Processor& p, std::int64_t waiting_since) {
  const core::SpinGuard guard(lock_, p.parallel);
  const bool quick = p.scheduler->clock.now() - waiting_since <= kStarvedAfter;
  if (quick || waiters_.empty()) clear(kStarving);
}

// Under lock_; the queue is not empty.
core::Goroutine* Mutex::pop_waiter(bool heir) {
  core::Waiter* waiter = waiters_.pop();
  waiter->ok = heir;
  if (waiters_.empty()) clear(kWaited);
  return waiter->goroutine;
}

void Mutex::unlock_slow(core::Processor& p, Place where) {
  core::SpinGuard guard(lock_, p.parallel);
  const std::uint32_t state = state_.load(std::memory_order_relaxed);
  if (!(state & kLocked)) {
    guard.release();
    return core::fatal("sync: unlock of unlocked mutex", where);
  }
  const bool hands_over = (state & kStarving) && (state & kWaited);
  if (!hands_over && (state & (kWaited | kWoken)) != kWaited) return clear(kLocked | kStarving);
  core::Goroutine* g = pop_waiter(hands_over);
  if (!hands_over) {
    state_.fetch_or(kWoken, std::memory_order_relaxed);
    clear(kLocked);
  }
  guard.release();
  core::ready(g);
  // If the program ends meanwhile, the next operation says so: this one must not throw.
  if (hands_over) p.scheduler->goyield(p);
}

}  // namespace golearn
