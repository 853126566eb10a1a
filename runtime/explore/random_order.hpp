// Seeded random: at each choice everyone who could go is equally likely. The same seed makes the same choices.
#pragma once

#include "explore/chooser.hpp"

namespace golearn {

class RandomOrder final : public Chooser {
 public:
  RandomOrder(int procs, std::uint64_t seed, Rules rules = {.ticking = true}) : Chooser(procs, rules), rng_(seed) {}

 private:
  std::uint32_t choose_case(std::uint32_t count) override { return rng_.below(count); }
  std::size_t choose(Options options, bool /*running*/) override {
    return rng_.below(static_cast<std::uint32_t>(options.size()));
  }

  core::Rng rng_;
};

}  // namespace golearn
