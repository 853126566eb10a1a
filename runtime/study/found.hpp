// A distinct result of a search, and the classes that all of them come to, the worst first.
//
// Pure functions; any thread may call them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/core/outcome.hpp"

namespace golearn::study {

struct Found {
  std::string printed = {};
  Ending ending = Ending::returned;
  int exit_status = 0;
  std::string message = {};
  std::uint64_t leaked = 0;
  bool raced = false;                      ///< has a data race; false where none was looked for
  std::vector<std::uint64_t> broken = {};  ///< of the program's promises, by their numbers
  std::uint64_t schedules = 0;
  std::uint64_t drawn = 0;        ///< of them, by chance
  std::uint64_t preemptions = 0;  ///< of the example
  bool fewest = false;            ///< no schedule gives it with fewer
  std::string token = {};         ///< that replays the example
};

/// What was printed, as lines whose order tells nothing: two runs that print the same in another order have the same.
std::vector<std::string> sorted_lines(const std::string& printed);

/// What is to be said of a result, the worst first.
enum class ResultKind : std::uint8_t {
  dies,      ///< of a panic, a deadlock, another fatal error
  endless,   ///< does not end, and was cut off
  leaks,     ///< main ended, and goroutines wait for ever
  breaks,    ///< does not hold what the program promises
  races,     ///< has a data race, and comes to a good end
  reorders,  ///< ends well, and so do other orders of the same lines
  well,      ///< ends well
};

/// A short stable name: for --json.
std::string_view to_string(ResultKind kind);

/// By itself, that is never `reorders`.
ResultKind kind_of(Ending ending, bool leaks, bool breaks, bool races);

/// Whether it is worse than another order of what the program is to print.
inline bool goes_wrong(ResultKind kind) { return kind < ResultKind::reorders; }

/// Results that die of the same, leave as many goroutines behind, break the same promises; or that end well, with the
/// same exit status, and print the same lines in any order and at any time of day.
struct ResultClass {
  ResultKind kind = ResultKind::well;
  bool times_differ = false;               ///< the times of day in their lines do
  std::vector<const Found*> results = {};  ///< the simplest first: of the fewest preemptions the shortest
  std::uint64_t schedules = 0;             ///< of all of them
};

/// The worst first, and of one kind the most frequent. They refer to `results`.
std::vector<ResultClass> classes_of(const std::vector<Found>& results);

}  // namespace golearn::study
