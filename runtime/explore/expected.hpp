// What a program is expected to print, and how far a run has come with it.
//
// Expected lines may have parts that differ from run to run, and gaps where lines were left out. With gaps there may be
// several ways to read what was printed so far, so a match keeps the set of all of them.
//
// Invariants of OutputMatch
//   * `at_` holds, in ascending order, each item that may be the next one to be printed; items.size() stands for the
//     end. A gap, which may be empty, stands there together with what follows it.
//   * It is empty if and only if something was printed that was not expected: from there on nothing matches.
// One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace golearn {

/// One line. Four words stand for what differs from run to run: `<time>` for what Go's time.Now() prints as, `<date>`
/// for the date and time that Go's log puts first, `<number>`, and `<any>` for any text. All else is literal.
class LinePattern {
 public:
  explicit LinePattern(std::string_view written) : written_(written) {}
  [[nodiscard]] bool matches(std::string_view line) const;
  [[nodiscard]] const std::string& written() const { return written_; }

 private:
  std::string written_;
};

struct ExpectedOutput {
  struct Item {
    bool gap = false;      ///< any number of lines, or none
    LinePattern line{""};  ///< if it is no gap
  };
  std::vector<Item> items;
  std::string death = {};  ///< the first line that Go prints on stderr when it dies so; empty: it does not die

  [[nodiscard]] std::size_t lines() const;  ///< without the gaps
};

class OutputMatch {
 public:
  /// What a line would do.
  enum class Step : std::uint8_t {
    advances,  ///< it is a line expected next
    fills,     ///< it falls into a gap
    departs,   ///< it is not expected here
  };

  /// `expected` outlives this.
  explicit OutputMatch(const ExpectedOutput& expected);

  [[nodiscard]] Step would(std::string_view line) const;
  void print(std::string_view line);
  void restart();

  [[nodiscard]] bool departed() const { return at_.empty(); }
  /// Whether nothing is missing, and the program died as expected: `death` as in ExpectedOutput.
  [[nodiscard]] bool ends(std::string_view death) const;
  /// How many items have been printed, by the reading that is furthest; before it departed, if it has.
  [[nodiscard]] std::size_t reached() const { return reached_; }

 private:
  void enter(std::size_t item);

  const ExpectedOutput& expected_;
  std::vector<std::size_t> at_;
  std::size_t reached_ = 0;
};

}  // namespace golearn
