#include "golearn/sync/cond.hpp"

#include "golearn/sync/parking.hpp"

namespace golearn {

void Cond::wait(Place where) {
  core::Processor* p = core::begin_step(EventKind::block, &id_, where);
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
    if (!core::park(*p, {WaitReason::cond_wait, &id_, where}, [&] { guard.release(); })) return;
  }
  guard.release();
  core::tell(core::here(), EventKind::wait, id_, where);
  locker_->lock(where);
}

void Cond::signal(Place where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::signal, &id_, where);
  if (!p) return;
  core::SpinGuard guard(lock_, p->parallel);
  auto* first = static_cast<Sleeper*>(waiters_.pop());
  core::tell(*p, EventKind::signal, id_, where, 0, first ? first->goroutine->id : 0);
  if (first) first->ok = true;
  core::Goroutine* g = first && first->parked ? first->goroutine : nullptr;
  guard.release();
  if (g) core::ready(g);
}

void Cond::broadcast(Place where) {
  core::Processor* p = core::begin_step_noexcept(EventKind::broadcast, &id_, where);
  if (!p) return;
  core::WaitQueue woken;
  {
    const core::SpinGuard guard(lock_, p->parallel);
    if (waiters_.empty()) core::tell(*p, EventKind::broadcast, id_, where);
    while (auto* next = static_cast<Sleeper*>(waiters_.pop())) {
      core::tell(*p, EventKind::broadcast, id_, where, 0, next->goroutine->id);
      next->ok = true;
      if (next->parked) woken.push_back(*next);
    }
  }
  while (core::Waiter* next = woken.pop()) core::ready(next->goroutine);
}

}  // namespace golearn
