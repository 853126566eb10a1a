#include "explore/chooser.hpp"

#include <algorithm>
#include <utility>

namespace golearn {

void Chooser::ready(core::Goroutine& goroutine, Readied how) {
  if (std::exchange(ended_, false)) {
    preemptions_ = 0;
    schedule_.choices.clear();
  }
  if (how == Readied::spawned || how == Readied::yielded) goroutine.pending = Operation{};
  runnable_.push_back(&goroutine);
}

core::Goroutine* Chooser::take(std::size_t index) {
  core::Goroutine* g = runnable_[index];
  runnable_.erase(runnable_.begin() + static_cast<std::ptrdiff_t>(index));
  return g;
}

std::size_t Chooser::choose_and_note(std::span<core::Goroutine* const> options, bool running) {
  const std::size_t index = choose(options, running);
  abandoned_ = index == kAbandon;
  if (!abandoned_) schedule_.choices.push_back(static_cast<std::uint32_t>(index));
  return index;
}

std::uint32_t Chooser::pick_case(std::uint32_t count, core::Rng& /*rng*/) {
  const std::uint32_t index = choose_case(count);
  schedule_.choices.push_back(index);
  return index;
}

core::Goroutine* Chooser::ask() {
  if (runnable_.size() == 1) {
    abandoned_ = !allows(*runnable_.front());
    return abandoned_ ? nullptr : take(0);
  }
  const std::size_t index = choose_and_note(runnable_, false);
  return abandoned_ ? nullptr : take(index);
}

Choice Chooser::next() {
  if (chosen_) {
    const auto at = std::ranges::find(runnable_, chosen_);
    chosen_ = nullptr;
    return {.goroutine = take(static_cast<std::size_t>(at - runnable_.begin()))};
  }
  core::Goroutine* g = nullptr;
  if (!abandoned_ && !runnable_.empty()) {
    g = ask();
  } else if (!abandoned_) {
    idle();
  }
  return {.goroutine = g, .abandon = abandoned_};
}

bool Chooser::preempts(core::Goroutine& running) {
  if (!interleaves_) return false;
  if (runnable_.empty()) {
    abandoned_ = !allows(running);
    return abandoned_;
  }
  options_.assign(1, &running);
  options_.insert(options_.end(), runnable_.begin(), runnable_.end());
  const std::size_t index = choose_and_note(options_, true);
  if (index == 0) return false;
  if (abandoned_) return true;
  chosen_ = options_[index];
  ++preemptions_;
  return true;
}

void Chooser::clear() {
  runnable_.clear();
  chosen_ = nullptr;
  abandoned_ = false;
  ended_ = true;
}

}  // namespace golearn
