#include "golearn/explore/as_go.hpp"

#include <algorithm>
#include <utility>

namespace golearn {

void AsGo::ready(core::Goroutine& goroutine, Readied how) {
  if (!std::exchange(begun_, true)) {
    for (core::Goroutine& g : system_) order_.ready(g, Readied::spawned);
  }
  order_.ready(goroutine, how);
  ++runnable_;
  Chooser::ready(goroutine, how);
}

void AsGo::clear() {
  order_.clear();
  runnable_ = 0;
  begun_ = false;
  Chooser::clear();
}

core::Goroutine* AsGo::first() {
  core::Goroutine* g = order_.next().goroutine;
  while (stands_in(g)) g = order_.next().goroutine;
  --runnable_;
  return g;
}

std::size_t AsGo::choose(Options options, bool running) {
  if (running) return 0;
  return static_cast<std::size_t>(std::ranges::find(options, first()) - options.begin());
}

// Asked too before a step of the only one there is: then it is in no queue.
bool AsGo::allows(core::Goroutine& /*goroutine*/) {
  if (runnable_ > 0) first();
  return true;
}

// Those that stand in have their turn before the processor sleeps.
void AsGo::idle() {
  while (order_.next().goroutine) {
  }
}

}  // namespace golearn
