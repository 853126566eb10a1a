// What a search found, as a value that can be shown, written, read back and joined with that of other shards.
//
// Pure functions; any thread may call them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "golearn/study/found.hpp"
#include "golearn/study/search.hpp"

namespace golearn::study {

struct SearchSummary {
  std::string program;  ///< its id
  int procs = 2;
  TypedKnobs knobs = {};
  std::string kind;                         ///< automatic, exhaustive, or the sampler's name and value
  std::optional<std::uint64_t> bound = {};  ///< on preemptions; none: none
  std::uint64_t seed = 1;                   ///< of what is random in the search, and in the program
  bool any_timer = false;                   ///< see SearchPlan
  bool all_draws = false;                   ///< see SearchPlan::draws
  bool timers = false;                      ///< see SearchReport
  bool draws = false;                       ///< see SearchReport
  bool gave_way = false;                    ///< see SearchReport
  bool races = false;                       ///< whether data races were looked for
  std::vector<Text> promises = {};          ///< of the program
  std::uint64_t shard = 0;
  std::uint64_t shards = 1;
  std::vector<std::uint64_t> missing = {};  ///< of joined shards: those that are not there
  std::uint64_t schedules = 0;
  std::uint64_t runs = 0;            ///< see SearchReport
  std::uint64_t too_long = 0;        ///< see SearchReport
  std::uint64_t unlisted = 0;        ///< see SearchReport
  std::uint64_t pairs = 0;           ///< see SearchReport; of joined shards not known
  std::uint64_t in_both_orders = 0;  ///< see SearchReport
  bool complete = false;
  bool interrupted = false;
  bool stopped = false;  ///< see SearchReport
  double seconds = 0;
  std::vector<Found> results = {};  ///< class by class, see classes_of()
};

SearchSummary summary_of(const RunSpec& spec, const SearchPlan& plan, const SearchReport& report);

/// Joins the shards of one search, whatever of it some of them saw. Complete only if every shard is there and was
/// complete. Throws Refusal when they are not of one search, or one is there twice.
SearchSummary merge(const std::vector<SearchSummary>& parts);

}  // namespace golearn::study
