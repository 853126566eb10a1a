#include "sync/cond.hpp"

#include "sync/parking.hpp"

namespace golearn {

void Cond::wait(Where where) {
  core::Processor* p = core::begin(where);
  if (!p) return;
  Sleeper self;
  self.goroutine = p->current;
  {
    const core::SpinGuard guard(lock_, p->parallel);
    waiters_.push_back(self);
  }
  locker_->unlock(where);
  p = &core::here();
  core::SpinGuard guard(lock_, p->parallel);
  if (!self.ok) {
    self.parked = true;
    if (!core::park(*p, WaitReason::cond_wait, where, [&] { guard.release(); })) return;
  }
  guard.release();
  core::tell(core::here(), EventKind::wait, this, where);
  locker_->lock(where);
}

void Cond::signal(Where where) {
  core::Processor* p = core::begin_noexcept(where);
  if (!p) return;
  core::tell(*p, EventKind::signal, this, where);
  core::SpinGuard guard(lock_, p->parallel);
  auto* first = static_cast<Sleeper*>(waiters_.pop());
  if (first) first->ok = true;
  core::Goroutine* g = first && first->parked ? first->goroutine : nullptr;
  guard.release();
  if (g) core::ready(g);
}

void Cond::broadcast(Where where) {
  core::Processor* p = core::begin_noexcept(where);
  if (!p) return;
  core::tell(*p, EventKind::broadcast, this, where);
  core::WaitQueue woken;
  {
    const core::SpinGuard guard(lock_, p->parallel);
    while (auto* next = static_cast<Sleeper*>(waiters_.pop())) {
      next->ok = true;
      if (next->parked) woken.push_back(*next);
    }
  }
  while (core::Waiter* next = woken.pop()) core::ready(next->goroutine);
}

}  // namespace golearn
