// What a directed search remembers from run to run: how goroutines print, and which choices have been tried.
//
// A run cannot be taken back, so the search is depth-first by running again: the path holds, for each choice of the
// last run, the options in the order in which they are worth trying, and which of them was made. A run that fails is
// made again up to the last choice that has another option. Where many runs in a row come no further, the fault lies
// earlier: the path is cut back to where fewer lines were printed, twice as many fewer each time.
//
// One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/explore/expected.hpp"

namespace golearn {

/// A line as far as it has been the same in every run: its words, an empty one for each that differed.
class KnownLine {
 public:
  void learn(std::string_view text);
  /// Whether `expected` may be this line; so it may where either says that anything can follow.
  [[nodiscard]] bool may_be(std::string_view expected) const;

 private:
  std::vector<std::string> words_;
  bool seen_ = false;
  bool open_ = false;  // the number of words differed
};

class Guide {
 public:
  explicit Guide(const ExpectedOutput& expected) : expected_(expected) {}

  /// The options of a choice in the order of their worth; `at` is the one that is made.
  struct Node {
    std::vector<std::uint32_t> order;
    std::size_t at = 0;
    std::size_t reached = 0;  ///< of the expected output, before it
  };
  std::vector<Node>& path() { return path_; }

  /// The run has failed, having reached so much of the expected output: prepares the next one.
  void failed(std::size_t reached);
  /// Number of runs that failed.
  [[nodiscard]] std::uint64_t failures() const { return failures_; }

  /// The goroutine printed its line number `line`.
  void printed(std::uint64_t goroutine, std::size_t line, std::string_view text);
  /// Whether the goroutine's line number `line` may be the expected item; not if nothing is known of it.
  [[nodiscard]] bool may_print(std::uint64_t goroutine, std::size_t line, std::size_t item) const;
  /// The first expected item that the goroutine's line number `line` may be; items.size() if there is none.
  std::size_t first_item(std::uint64_t goroutine, std::size_t line);

 private:
  static constexpr std::size_t kPatience = 300;  // runs that come no further

  struct Known {
    KnownLine line;
    std::size_t first = kStale;
  };
  static constexpr std::size_t kStale = static_cast<std::size_t>(-1);

  void cut_back();

  const ExpectedOutput& expected_;
  std::vector<Node> path_;
  std::map<std::uint64_t, std::vector<Known>> known_;
  std::size_t best_ = 0;     // the most that was reached
  std::size_t step_ = 1;     // how much less the path will reach when patience is over
  std::size_t in_vain_ = 0;  // runs since then
  std::uint64_t failures_ = 0;
};

}  // namespace golearn
