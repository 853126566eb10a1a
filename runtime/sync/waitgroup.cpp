#include "golearn/sync/waitgroup.hpp"

#include "golearn/core/panic.hpp"
#include "golearn/sync/parking.hpp"

namespace golearn {
namespace {

constexpr std::string_view kAddDuringWait = "sync: WaitGroup misuse: Add called concurrently with Wait";

}  // namespace

void WaitGroup::add_in_full(std::int64_t delta, Place where) {
  core::Processor* p = delta < 0 ? core::begin_step_noexcept(EventKind::done, &id_, where)
                                 : core::begin_step(EventKind::add, &id_, where);
  if (!p) return;
  core::SpinGuard guard(lock_, p->parallel);
  counter_ += delta;
  const std::int64_t counter = counter_;
  if (counter < 0) {
    guard.release();
    panic("sync: negative WaitGroup counter", where);
  }
  if (waking_ && delta > 0) {
    guard.release();
    panic(kAddDuringWait, where);
  }
  core::tell(*p, delta < 0 ? EventKind::done : EventKind::add, id_, where, counter);
  core::WaitQueue woken;
  if (counter == 0 && !waiters_.empty()) {
    if (core::is_searched(*p)) {
      guard.release();
      p = before_waking(where);
      if (!p) return;
      if (counter_ != 0) panic(kAddDuringWait, where);
    }
    std::swap(woken, waiters_);
  }
  guard.release();
  while (core::Waiter* waiter = woken.pop()) core::ready(waiter->goroutine);
}

// In Go there is a moment between the two, in which an Add finds that someone waits for a counter of zero. In a search
// it is a step: nothing else runs there, so no lock is needed.
core::Processor* WaitGroup::before_waking(Place where) {
  waking_ = true;
  core::Processor* p = core::begin_step_noexcept(EventKind::wake, &id_, where);
  waking_ = false;
  return p;
}

bool WaitGroup::used_again(core::Processor& p) {
  const core::SpinGuard guard(lock_, p.parallel);
  return counter_ != 0 || !waiters_.empty();
}

void WaitGroup::wait(Place where) {
  core::Processor* p = core::begin_step(EventKind::wait, &id_, where);
  if (!p) return;
  core::SpinGuard guard(lock_, p->parallel);
  if (counter_ > 0) {
    core::Waiter self;
    const Operation look_again{EventKind::wait, core::id_of(*p, id_), where};
    if (!core::wait_in(waiters_, self, guard, *p, {WaitReason::waitgroup_wait, &id_, where}, false, look_again)) return;
    if (used_again(core::here())) panic("sync: WaitGroup is reused before previous Wait has returned", where);
  }
  guard.release();
  core::tell(core::here(), EventKind::wait, id_, where);
}

}  // namespace golearn
