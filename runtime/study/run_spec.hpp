// How a program is to be run: everything that decides what a run does, resolved once. The same spec of a controlled run
// gives the same run.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "golearn/core/clock.hpp"
#include "golearn/core/config.hpp"
#include "golearn/explore/rules.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/study/runnable.hpp"

namespace golearn::study {

/// Who decides the order of steps.
enum class Driver : std::uint8_t {
  processors,  ///< real threads, in Go's order
  sampler,     ///< a seed, one step at a time
  replay,      ///< the schedule of a run that was
  strategy,    ///< one that the caller has
};

struct RunSpec {
  const Runnable* runnable = nullptr;
  Settings settings;
  int procs = 1;
  bool procs_given = false;  ///< `procs` was asked for
  ClockMode clock = ClockMode::real;
  double speed = 1.0;
  std::uint64_t seed = 0;  ///< 0 draws one
  Driver driver = Driver::processors;
  std::string sampler = "random";  ///< its name
  int argument = 0;                ///< of the sampler
  Schedule schedule = {};          ///< of a replay
  Rules rules = {};                ///< of a replay, or a game: those of the run that it repeats
  Strategy* strategy = nullptr;    ///< outlives the run
  /// Names of watchers, see watchers.hpp.
  std::set<std::string, std::less<>> watch = {};
  std::uint64_t step_limit = 0;  ///< of a controlled run; 0: none
  bool isolated = false;         ///< no signals come from outside

  [[nodiscard]] bool is_controlled() const { return driver != Driver::processors; }
  [[nodiscard]] bool watches(std::string_view name) const { return watch.contains(name); }
};

/// Where a spec has no limit, a run of a search is cut off after so many operations.
inline constexpr std::uint64_t kLongestRun = 20'000;

/// The same for a search, which makes the choices by strategies of its own: nothing comes from outside, no run is
/// without end, and the random numbers are the same in every run.
RunSpec for_search(RunSpec spec);

/// The usual run of a program: its defaults with these knobs, on as many processors as it sets, or else
/// default_procs(). Throws Refusal, as Settings does.
RunSpec usual_run(const Runnable& runnable, TypedKnobs typed = {});

/// The run to search, or to play: the knobs' small values, seed 1, and two processors: more allow the same orders.
RunSpec small_run(const Runnable& runnable, TypedKnobs typed = {});

}  // namespace golearn::study
