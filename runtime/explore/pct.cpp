#include "golearn/explore/pct.hpp"

#include <algorithm>

namespace golearn {

Pct::Pct(int procs, std::uint64_t seed, int depth, std::size_t length, Rules rules)
    : Chooser(procs, rules), rng_(seed) {
  for (int i = 1; i < depth; ++i) changes_.push_back(1 + rng_.below(static_cast<std::uint32_t>(length)));
  std::ranges::sort(changes_);
}

std::int64_t& Pct::priority(const core::Goroutine* goroutine) {
  const std::uint64_t id = goroutine ? goroutine->id : 0;
  if (id >= priorities_.size()) priorities_.resize(id + 1);
  std::int64_t& mine = priorities_[id];
  if (mine == 0) mine = 1 + static_cast<std::int64_t>(rng_.next() >> 2);
  return mine;
}

std::size_t Pct::choose(Options options, bool /*running*/) {
  const auto highest = [&] {
    return std::ranges::max_element(options, {}, [&](const core::Goroutine* g) { return priority(g); });
  };
  if (std::ranges::binary_search(changes_, schedule().choices.size() + 1)) priority(*highest()) = --lowest_;
  return static_cast<std::size_t>(highest() - options.begin());
}

}  // namespace golearn
