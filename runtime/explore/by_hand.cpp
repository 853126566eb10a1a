#include "golearn/explore/by_hand.hpp"

#include <algorithm>
#include <utility>

namespace golearn {

std::size_t ByHand::choose(Options options, bool running) {
  if (stopped_) return kAbandon;
  const bool last = at_ == made_.choices.size();
  at_fork_({.options = options, .running = running, .last = last});
  if (last) return kAbandon;
  const std::uint32_t index = made_.choices[at_++];
  return index < options.size() ? index : kAbandon;
}

std::uint32_t ByHand::choose_case(std::uint32_t count) {
  if (stopped_) return 0;
  stopped_ = at_ == made_.choices.size();
  const bool number = numbers() != std::exchange(numbers_, numbers());
  at_fork_({.options = {}, .cases = count, .number = number, .last = stopped_});
  return stopped_ ? 0 : std::min(made_.choices[at_++], count - 1);
}

// What was chosen at this point of the run, or the first where it has not been before.
std::uint32_t Continuations::pick(std::uint32_t count) {
  const std::size_t at = at_++;
  if (at < beginning_.choices.size()) return std::min(beginning_.choices[at], count - 1);
  const std::size_t own = at - beginning_.choices.size();
  if (own == nodes_.size()) {
    const bool spent = spent_ == most_;
    left_out_ = left_out_ || spent;
    nodes_.push_back({0, spent ? 1 : count});
  }
  if (nodes_[own].chosen > 0) ++spent_;
  return nodes_[own].chosen;
}

bool Continuations::next_run() {
  at_ = 0;
  spent_ = 0;
  for (; !nodes_.empty(); nodes_.pop_back()) {
    Node& node = nodes_.back();
    if (++node.chosen < node.count) return true;
  }
  return false;
}

}  // namespace golearn
