// A random concurrent program, drawn from a seed.
//
// Stages in a row, each with a few channels. Producers send items into the first stage; the workers of a stage receive
// from its channels and send each item on into the next; the last stage's workers count. A channel is closed once all
// who send on it have ended. So every program ends whatever the schedule, unless it is told to die: its channels form
// no circle, and whoever receives does so until all its channels are closed.
#pragma once

#include <cstdint>
#include <vector>

#include "golearn/core/clock.hpp"
#include "golearn/core/config.hpp"

namespace golearn::stress {

/// How the program is to end.
enum class Fate : std::uint8_t {
  finishes,     ///< main waits for all
  main_leaves,  ///< main returns when some items have come through: the others are cut off
  panics,       ///< a worker panics at some item
};

struct Stage {
  std::vector<int> capacities;  ///< one for each channel: 1 to 3
  int workers = 1;
};

struct Plan {
  std::uint64_t seed = 0;
  int procs = 1;
  ClockMode clock = ClockMode::simulated;
  Wakes wakes = Wakes::sparing;
  Fate fate = Fate::finishes;
  int fatal_item = 0;  ///< of main_leaves and panics: after so many
  int producers = 1;
  int items = 0;  ///< of each producer
  std::vector<Stage> stages;
  int habits = 0;  ///< bits of Habit

  [[nodiscard]] int all_items() const { return producers * items; }
};

/// What goroutines do besides sending and receiving, now and then.
enum Habit : int {
  kYields = 1,
  kSleeps = 2,
  kTimesOut = 4,  ///< selects have a time-out, and try again
  kPolls = 8,     ///< selects have a default
  kLocks = 16,    ///< counts under a Mutex or an RWMutex
  kSpawns = 32,   ///< short goroutines
  kResizes = 64,  ///< gomaxprocs
  kAllHabits = 128,
};

/// The program of `seed`. `procs` 0: drawn from the seed too, of 1, 2, 4 and 8.
Plan draw_plan(std::uint64_t seed, int procs = 0);

}  // namespace golearn::stress
