// Runs a program under many schedules and tells all that can come of it.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/config.hpp"
#include "core/outcome.hpp"
#include "explore/explorer.hpp"

namespace golearn {

enum class SearchKind : std::uint8_t {
  automatic,   ///< exhaustive for half of the budget; if that is not enough, random for the rest
  exhaustive,  ///< every class of schedules once, with partial-order reduction
  random,      ///< each choice at random
  pct,         ///< random priorities with change points
};

struct SearchPlan {
  SearchKind kind = SearchKind::automatic;
  SearchOptions options;                   ///< processors, bound, shard
  int depth = 3;                           ///< pct: orderings a bug may need, 1 or more
  std::uint64_t seed = 1;                  ///< of the program's random numbers, and of random choices
  std::uint64_t schedules = 0;             ///< at most so many; 0 for no limit
  std::chrono::nanoseconds time{};         ///< at most so long; 0 for no limit
  bool races = false;                      ///< looks for data races, in every run
  std::uint64_t steps = 20'000;            ///< a run is cut off after so many operations
  std::function<bool()> interrupted = {};  ///< asked between runs
};

/// One distinct result of a program: what it printed, and how it ended.
struct Result {
  std::string printed;
  Ending ending = Ending::returned;
  int exit_status = 0;
  std::string message;     ///< of the panic or fatal error
  std::size_t leaked = 0;  ///< goroutines that were waiting for ever when main returned
  bool raced = false;      ///< a data race was found: see SearchPlan::races
  std::uint64_t schedules = 0;
  std::size_t preemptions = 0;  ///< of the example: the fewest
  Schedule example = {};
  bool ticking = false;  ///< whether steps took time in the example
  Outcome outcome;       ///< of the example
};

struct SearchReport {
  std::vector<Result> results;  ///< most frequent first
  std::uint64_t schedules = 0;  ///< run to their end
  std::uint64_t given_up = 0;   ///< runs that would have repeated an earlier one
  bool complete = false;        ///< every schedule is one of those, up to the order of independent steps
  bool interrupted = false;
  bool too_large = false;  ///< more goroutines than an exhaustive search can keep apart
  std::chrono::nanoseconds elapsed{};
};

/// Searches. `main` is called once a run, by one thread, and must be a function of its schedule. `progress` is called
/// now and then with what is known so far; it must not call back.
SearchReport search(const SearchPlan& plan, const std::function<void()>& main,
                    const std::function<void(const SearchReport&)>& progress = {});

}  // namespace golearn
