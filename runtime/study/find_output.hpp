// Whether a program can print an expected output: under every schedule, some, or none.
//
// First Go's own order is tried, then the search through all schedules, each run of which ends where it departs from
// what is expected, and last, where there are too many schedules for that, runs directed towards it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "golearn/explore/expected.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

enum class Verdict : std::uint8_t {
  certain,     ///< every schedule prints it
  possible,    ///< some schedule prints it
  impossible,  ///< no schedule prints it
  not_found,   ///< none of those that were run did
};

/// What a verdict stands on.
enum class Ground : std::uint8_t {
  all_schedules,  ///< the search was complete, up to the order of independent steps
  go_order,       ///< possible: Go's own order prints it
  search,         ///< possible: another one was found; not_found: the search ended before all were run
  apart,          ///< impossible: the goroutines share nothing, so each prints the same in any order; none prints this
};

struct FindPlan {
  std::chrono::nanoseconds time{};         ///< at most so long; 0 for no limit, and then `schedules` must be one
  std::uint64_t schedules = 0;             ///< at most so many; 0 for no limit
  std::uint64_t steps = 200'000;           ///< a run is cut off after so many operations
  std::function<bool()> interrupted = {};  ///< asked between runs
};

/// Where runs left what was expected: those that came furthest, and of them the first.
struct Departure {
  std::size_t item = 0;                     ///< of the expected ones: that was not printed; items.size(): the end
  std::optional<std::string> instead = {};  ///< the line that was; none: the run ended there
  bool go_order = false;                    ///< it was the run in Go's order
};

struct FindReport {
  Verdict verdict = Verdict::not_found;
  Ground ground = Ground::search;
  Schedule example = {};                    ///< of a run that prints it: for certain and possible
  Rules rules = {};                         ///< its rules
  std::optional<Departure> departure = {};  ///< none if no run departed
  std::uint64_t schedules = 0;              ///< how many were run
  bool interrupted = false;
};

/// Searches, on the calling thread. The program must be a function of its schedule. Of `spec`, the driver is the
/// search's own; its seed is that of the program's random numbers, and of chance in the search.
FindReport find_output(const RunSpec& spec, const FindPlan& plan, const ExpectedOutput& expected);

}  // namespace golearn::study
