// PCT: random priorities with a few change points (Burckhardt et al., 2010).
//
// Each goroutine gets a random priority, and the one with the highest goes as long as it can. At `depth` - 1 choices,
// drawn among the first `length`, whoever would go falls below all others. A bug that needs d orderings is hit with a
// probability of at least 1 / (goroutines · length^(d-1)): so few change points find most bugs.
#pragma once

#include "golearn/explore/chooser.hpp"

namespace golearn {

class Pct final : public Chooser {
 public:
  /// `depth` 1 or more; `length` is how many choices a run is expected to make, 1 or more.
  Pct(int procs, std::uint64_t seed, int depth, std::size_t length, Rules rules = {.ticking = true});

 private:
  std::uint32_t choose_case(std::uint32_t count) override { return rng_.below(count); }
  std::size_t choose(Options options, bool running) override;
  std::int64_t& priority(const core::Goroutine* goroutine);

  core::Rng rng_;
  std::vector<std::size_t> changes_;      // at which choices, ascending
  std::int64_t lowest_ = 0;               // given at the change points: below all drawn ones
  std::vector<std::int64_t> priorities_;  // by goroutine id, time's at 0; 0 where none is drawn yet
};

}  // namespace golearn
