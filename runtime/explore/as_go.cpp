#include "explore/as_go.hpp"

#include <algorithm>

namespace golearn {

void AsGo::ready(core::Goroutine& goroutine, Readied how) {
  order_.ready(goroutine, how);
  Chooser::ready(goroutine, how);
}

void AsGo::clear() {
  order_.clear();
  Chooser::clear();
}

std::size_t AsGo::choose(std::span<core::Goroutine* const> options, bool running) {
  if (running) return 0;
  const auto first = std::ranges::find(options, order_.next().goroutine);
  return static_cast<std::size_t>(first - options.begin());
}

// Asked too before a step of the only one there is: then it is in no queue, and none gives anybody.
bool AsGo::allows(core::Goroutine& /*goroutine*/) {
  order_.next();
  return true;
}

}  // namespace golearn
