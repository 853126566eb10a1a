#include "explore/chooser.hpp"

#include <utility>

namespace golearn {

void Chooser::ready(core::Goroutine& goroutine, Readied how) {
  if (std::exchange(ended_, false)) {
    preemptions_ = 0;
    schedule_.choices.clear();
  }
  if (how == Readied::spawned || how == Readied::yielded) goroutine.pending() = Operation{};
  all_.push_back(&goroutine);
}

core::Goroutine* Chooser::take(std::size_t index) {
  core::Goroutine* g = all_[index];
  all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(index));
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
  const auto runnable = std::span(all_).subspan(1);
  std::size_t index = 0;
  if (runnable.size() == 1) {
    abandoned_ = !allows(*runnable.front());
  } else {
    index = choose_and_note(runnable, false);
  }
  return abandoned_ ? nullptr : take(1 + index);
}

Choice Chooser::next() {
  if (chosen_ != 0) return {.goroutine = take(std::exchange(chosen_, 0))};
  core::Goroutine* g = nullptr;
  if (!abandoned_ && all_.size() > 1) {
    g = ask();
  } else if (!abandoned_) {
    idle();
  }
  return {.goroutine = g, .abandon = abandoned_};
}

bool Chooser::preempts(core::Goroutine& running) {
  if (!interleaves_) return false;
  if (all_.size() == 1) {
    abandoned_ = !allows(running);
    return abandoned_;
  }
  all_[0] = &running;
  const std::size_t index = choose_and_note(all_, true);
  if (index == 0) return false;
  if (abandoned_) return true;
  chosen_ = index;
  ++preemptions_;
  return true;
}

void Chooser::clear() {
  all_.resize(1);
  chosen_ = 0;
  abandoned_ = false;
  ended_ = true;
}

}  // namespace golearn
