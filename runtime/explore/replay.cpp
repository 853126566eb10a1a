#include "golearn/explore/replay.hpp"

#include <algorithm>

namespace golearn {

std::uint32_t Replay::following() { return at_ < wanted_.choices.size() ? wanted_.choices[at_++] : 0; }

std::size_t Replay::choose(Options options, bool /*running*/) {
  const std::uint32_t index = following();
  if (index < options.size()) return index;
  strayed_ = true;
  return kAbandon;
}

std::uint32_t Replay::choose_case(std::uint32_t count) {
  const std::uint32_t index = following();
  strayed_ = strayed_ || index >= count;
  return std::min(index, count - 1);
}

}  // namespace golearn
