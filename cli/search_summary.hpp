// What a search found, in the form that is shown, written as JSON, and joined from several shards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explore/search.hpp"
#include "request.hpp"

namespace golearn::cli {

/// One distinct result.
struct Found {
  std::string printed;
  std::string ending;  // ending_word()
  std::string message;
  std::uint64_t leaked = 0;
  bool raced = false;  // has a data race; false where none was looked for
  std::uint64_t schedules = 0;
  std::uint64_t preemptions = 0;  // of the example
  std::string token;              // that replays the example
};

struct SearchSummary {
  std::string program;  // full id
  int procs = 2;
  std::map<std::string, std::string> knobs;
  std::string kind;    // exhaustive, random, pct, automatic
  bool races = false;  // whether data races were looked for
  std::uint64_t shard = 0;
  std::uint64_t shards = 1;
  std::uint64_t schedules = 0;
  std::uint64_t given_up = 0;
  bool complete = false;
  bool interrupted = false;
  double seconds = 0;
  std::vector<Found> results = {};  // deaths first, then races, then leaks, then the most frequent
};

SearchSummary summary_of(const Program& program, const SearchPlan& plan, const SearchReport& report);

/// One line of JSON.
std::string to_json(const SearchSummary& summary);
/// Reads it back. Throws WrongUse, naming `file`, when the text is something else.
SearchSummary summary_from_json(const Terminal& terminal, const std::string& file, const std::string& text);

/// Joins the shards of one search. Complete only if every shard is there and was complete. Throws WrongUse when they
/// are not of one search, or one is there twice.
SearchSummary merge(const Terminal& terminal, const std::vector<SearchSummary>& parts);

}  // namespace golearn::cli
