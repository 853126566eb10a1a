#include "stress/plan.hpp"

#include <array>

#include "golearn/core/rng.hpp"

namespace golearn::stress {
namespace {

Stage draw_stage(core::Rng& rng) {
  Stage stage;
  const std::uint32_t channels = 1 + rng.below(3);
  for (std::uint32_t i = 0; i < channels; ++i) {
    stage.capacities.push_back(static_cast<int>(rng.below(2) ? rng.below(5) : 0));
  }
  stage.workers = 1 + static_cast<int>(rng.below(4));
  return stage;
}

Fate draw_fate(core::Rng& rng) {
  switch (rng.below(8)) {
    case 0: return Fate::main_leaves;
    case 1: return Fate::panics;
    default: return Fate::finishes;
  }
}

}  // namespace

Plan draw_plan(std::uint64_t seed, int procs) {
  constexpr std::array kProcs{1, 2, 3, 4, 8, 16, 64};
  core::Rng rng(seed);
  Plan plan;
  plan.seed = seed;
  plan.procs = kProcs[rng.below(kProcs.size())];
  if (procs) plan.procs = procs;
  plan.clock = rng.below(2) ? ClockMode::simulated : ClockMode::real;
  plan.wakes = seed % 2 ? Wakes::as_go : Wakes::sparing;
  plan.fate = draw_fate(rng);
  plan.producers = 1 + static_cast<int>(rng.below(4));
  plan.items = static_cast<int>(rng.below(20));
  plan.fatal_item = static_cast<int>(rng.below(static_cast<std::uint32_t>(plan.all_items() + 1)));
  for (std::uint32_t stages = 1 + rng.below(3); stages > 0; --stages) plan.stages.push_back(draw_stage(rng));
  plan.habits = static_cast<int>(rng.below(kAllHabits));
  if (plan.clock == ClockMode::real) plan.habits &= ~kSleeps;  // what takes time is tried in virtual time
  return plan;
}

}  // namespace golearn::stress
