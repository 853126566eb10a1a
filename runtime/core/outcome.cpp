#include "golearn/core/outcome.hpp"

#include <algorithm>

namespace golearn {

std::string_view to_string(Ending ending) {
  switch (ending) {
    case Ending::returned: return "returned";
    case Ending::panicked: return "panicked";
    case Ending::deadlocked: return "deadlocked";
    case Ending::fatal: return "fatal";
    case Ending::exited: return "exited";
    case Ending::timed_out: return "timed_out";
    case Ending::step_limit: return "step_limit";
    case Ending::interrupted: return "interrupted";
    case Ending::awaiting_signal: return "awaiting_signal";
  }
  return "";
}

bool died(Ending ending) {
  return ending == Ending::panicked || ending == Ending::deadlocked || ending == Ending::fatal;
}

std::vector<GoroutineInfo> leaks(const Outcome& outcome) {
  const auto waits = [](const GoroutineInfo& g) { return g.state == GoroutineState::waiting; };
  const auto is_over = [&](const GoroutineInfo& g) { return waits(g) || g.id == 1; };
  std::vector<GoroutineInfo> waiting;
  if (outcome.timers_pending || !std::ranges::all_of(outcome.goroutines, is_over)) return waiting;
  std::ranges::copy_if(outcome.goroutines, std::back_inserter(waiting), waits);
  return waiting;
}

}  // namespace golearn
