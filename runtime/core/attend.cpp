// The slow side of every operation: what a goroutine does first when its processor wants attention.
#include <stdexcept>

#include "core/panic.hpp"
#include "core/scheduler.hpp"

namespace golearn::core {

Processor* Scheduler::attend(Processor& p, const Operation& operation, bool may_not_throw) {
  const std::uint32_t bits = p.attention.load(std::memory_order_relaxed);
  if (bits & kOutside) throw std::logic_error("golearn: this operation belongs inside Runtime::run");
  if (bits & kStop) {
    if (!p.current || may_not_throw || std::uncaught_exceptions() > 0) return nullptr;
    Goroutine& g = *p.current;
    if (!std::exchange(g.unwind, true)) {
      if (operation.where.line() != 0) g.stand_at(operation.where);
      p.scheduler->cut_off(g);
    }
    throw Unwind{};
  }
  Scheduler& self = *p.scheduler;
  return self.count_operation(p, bits, operation, may_not_throw);
}

void Scheduler::cut_off(const Goroutine& g) {
  const std::lock_guard lock(mutex_);
  cut_off_.push_back({.id = g.id, .parent = g.parent, .created_at = g.created_at, .at = g.stood_at()});
}

// Whether the time slice is over, or a strategy wants somebody else to go first. Who stands aside does so before it
// takes a lock, not while it holds one that the others then wait for.
bool Scheduler::must_make_way(Processor& p, std::uint32_t bits, const Operation& operation) {
  const bool releases = operation.kind == EventKind::unlock || operation.kind == EventKind::runlock;
  bool must = (bits & (kPreempt | kRest)) || ((bits & kCrowded) && !releases);
  if (bits & kVirtual) {
    if (!config.strategy || config.strategy->steps_take_time()) parallel ? clock.tick() : clock.tick_alone();
    must = must || clock.now() - p.slice_began > kTimeSlice;
    if (config.step_limit && steps_.fetch_add(1, std::memory_order_relaxed) + 1 >= config.step_limit) {
      stop(Ending::step_limit, "", 0);
    }
  }
  if ((bits & kControlled) && operation.object) {
    p.current->pending() = operation;
    must = config.strategy->preempts(*p.current) || must;
  }
  return must;
}

Processor* Scheduler::count_operation(Processor& p, std::uint32_t bits, const Operation& operation,
                                      bool may_not_throw) {
  if (must_make_way(p, bits, operation)) {
    p.attention.fetch_and(~kPreempt, std::memory_order_relaxed);
    p.slice_began = clock.now();  // or whoever comes from the next slot would have no time left at all
    Goroutine& g = *p.current;
    if (operation.where.line() != 0) g.stand_at(operation.where);
    yield(p, Readied::preempted);
    if (g.unwind) {  // the program has ended meanwhile
      if (may_not_throw || std::uncaught_exceptions() > 0) return nullptr;
      throw Unwind{};
    }
  }
  return &here();
}

}  // namespace golearn::core
