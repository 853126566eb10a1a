// Timers that are due: whose they are, and who runs them.
//
// A processor runs its own before each goroutine (Scheduler::run_timers), and those of others before it goes idle. What
// a timer does may not block.
#include <algorithm>
#include <array>

#include "golearn/core/due_order.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {

// Before it goes idle: the others may be busy. True if there was anything.
bool Scheduler::run_due_of_others(Processor& p) {
  bool any = false;
  for (const auto& each : processors_) {
    const std::int64_t due = each->own_timers.next_due();
    if (each.get() == &p || due == kNever || due > clock.now()) continue;
    run_due(p, each->own_timers, clock.now());
    any = true;
  }
  return any;
}

std::int64_t Scheduler::next_due() const {
  std::int64_t first = kNever;
  for (const auto& each : processors_) first = std::min(first, each->own_timers.next_due());
  return first;
}

bool Scheduler::timers_can_help() {
  return std::ranges::any_of(processors_, [](const auto& each) { return each->own_timers.can_help(); });
}

// What a timer does is done by the runtime, not by the goroutine that happens to be giving way here.
[[gnu::noinline]] void Scheduler::run_due(Processor& p, Timers& timers, std::int64_t now) {
  Goroutine* const leaving = std::exchange(p.current, nullptr);
  std::array<TimerEntry, 8> some;
  std::span<TimerEntry> due;
  do {
    due = timers.take_due(now, some);
    if (config.strategy) order_due(due, *config.strategy);
    for (const TimerEntry& each : due) each.sleeps ? ready(p, each.sleeper) : each.timer->fire(*each.timer);
  } while (due.size() == some.size());
  p.current = leaving;
}

}  // namespace golearn::core
