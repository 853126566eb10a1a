// The slow side of every operation: what a goroutine does first when its processor wants attention.
#include <stdexcept>

#include "golearn/core/go_policy.hpp"
#include "golearn/core/panic.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {
namespace {

// Code that catches everything catches the end of the program too, and meets it again at its next operation. In a loop
// that would go on for ever.
constexpr std::uint8_t kMostDefiance = 100;

}  // namespace

Processor* Scheduler::attend(Processor& p, const Operation& operation, bool may_not_throw) {
  const std::uint32_t bits = p.attention.load(std::memory_order_relaxed);
  if (bits & kOutside) throw std::logic_error("golearn: this operation belongs inside Runtime::run");
  if (bits & kStop) {
    if (!p.current || may_not_throw || std::uncaught_exceptions() > 0) return nullptr;
    Goroutine& g = *p.current;
    if (!p.scheduler->cut_off(g, operation.where) && ++g.defiant == kMostDefiance) p.scheduler->abandon(g);
    throw Unwind{};
  }
  Scheduler& self = *p.scheduler;
  if (bits & kVirtual) self.tick();
  if (!self.must_yield(p, bits, operation)) return &p;
  return self.yield_before(p, operation, may_not_throw);
}

// Once the program has ended the object may be gone: whoever it belonged to may have been unwound before.
Processor* Scheduler::attend(Processor& p, EventKind kind, const Identity* object, Place where, bool may_not_throw) {
  const bool known = object && p.wants(kWatched) && !p.wants(kStop);
  const ObjectId id = known ? p.scheduler->number(*object) : ObjectId{};
  return attend(p, {kind, id, where}, may_not_throw);
}

// The program has ended while `g` was running, and it comes no further than `where`. False if it was told so before.
bool Scheduler::cut_off(Goroutine& g, Place where) {
  if (std::exchange(g.unwind, true)) return false;
  if (where.line() != 0) g.leaves_at(where);
  const std::lock_guard lock(mutex_);
  cut_off_.push_back({.id = g.id, .parent = g.parent, .created_at = g.created_at, .at = g.left_at()});
  return true;
}

// An operation in virtual time: the clock goes on by what one takes, and the program ends at its limit.
void Scheduler::tick() {
  if (!config.strategy || config.strategy->steps_take_time()) parallel ? clock.tick() : clock.tick_alone();
  if (config.step_limit && steps_.fetch_add(1, std::memory_order_relaxed) + 1 >= config.step_limit) {
    stop(Ending::step_limit, "", 0);
  }
}

// Whether the time slice is over, or a strategy, which is told what comes next, wants somebody else to go first.
bool Scheduler::must_yield(Processor& p, std::uint32_t bits, const Operation& operation) {
  bool must = (bits & (kPreempt | kRest)) != 0;
  must = must || ((bits & kVirtual) && clock.now() - p.slice_began > go_policy::kTimeSlice);
  if ((bits & kControlled) && operation.object) {
    p.current->pending() = operation;
    must = config.strategy->preempts(*p.current) || must;
  }
  return must;
}

Processor* Scheduler::yield_before(Processor& p, const Operation& operation, bool may_not_throw) {
  p.attention.fetch_and(~kPreempt, std::memory_order_relaxed);
  p.slice_began = clock.now();  // or whoever comes from the next slot would have no time left at all
  Goroutine& g = *p.current;
  if (operation.where.line() != 0) g.leaves_at(operation.where);
  yield(p, Readied::preempted);
  if (!g.unwind) return &here();
  if (may_not_throw || std::uncaught_exceptions() > 0) return nullptr;  // the program has ended meanwhile
  throw Unwind{};
}

}  // namespace golearn::core
