// How often each result came in many runs of a program.
//
// A value: for one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace golearn::study {

/// What a run came to, as far as one can see it: what it printed, and the first line of what it died of, if it did.
struct SeenResult {
  std::string printed;
  std::string death = {};

  friend bool operator==(const SeenResult&, const SeenResult&) = default;
};

class Tally {
 public:
  struct Row {
    SeenResult result;
    std::uint64_t runs = 0;
  };

  void add(SeenResult result);

  [[nodiscard]] std::uint64_t runs() const { return runs_; }
  /// The most frequent first; of those that came equally often, the one that came first.
  [[nodiscard]] std::vector<Row> rows() const;
  /// How often this one came.
  [[nodiscard]] std::uint64_t of(const SeenResult& result) const;

 private:
  std::uint64_t runs_ = 0;
  std::vector<Row> rows_;  // as they came
};

/// A result whose numbers say all that may differ: the whole numbers that end its lines, each behind a colon or an
/// arrow, or the one that is all it printed.
struct PrintedNumbers {
  std::string text;                  ///< what it printed, but for the numbers
  std::vector<std::string> before;   ///< what stands before each on its line
  std::vector<std::int64_t> values;  ///< as many
};

/// None if the result has no such number, or died.
std::optional<PrintedNumbers> printed_numbers(const SeenResult& result);

/// What a result may be called that is too long to be shown: four digits that follow from it, always the same.
std::string short_name(const SeenResult& result);

}  // namespace golearn::study
