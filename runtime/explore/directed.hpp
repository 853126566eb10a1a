// Runs towards an expected output: whoever would print what is expected next goes first, whoever would print something
// else is held back, and the run is given up where nobody else is left, or something else was printed.
//
// What a goroutine will print is known once it stands before a print; before that it is guessed: what it printed at
// this point of an earlier run. All else is chance: with the odds of `switches` somebody else goes on than the one that
// runs.
//
// Between attempts a Guide keeps the best run up to the last line that was right, and lets the next attempts begin
// with it. When a number of them comes no further, they begin earlier and earlier, in the end from the start: the line
// that was right may have been printed by the wrong one, or too soon.
//
// Finds what there is, and proves nothing of what it does not find. One thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "explore/chooser.hpp"
#include "explore/expected.hpp"

namespace golearn {

class Guide {
 public:
  /// The choices that the next attempt begins with.
  [[nodiscard]] const std::vector<std::uint32_t>& beginning() const { return beginning_; }
  /// Number of attempts so far.
  [[nodiscard]] std::uint64_t attempts() const { return attempts_; }
  /// An attempt has failed: `marks[i]` choices had been made when i expected lines were printed.
  void failed(const std::vector<std::uint32_t>& choices, const std::vector<std::size_t>& marks);

  /// What the goroutine printed as its line number `line` in an earlier run; null if that is not known.
  [[nodiscard]] const std::string* printed_before(std::uint64_t goroutine, std::size_t line) const;
  void printed(std::uint64_t goroutine, std::size_t line, std::string_view text);

 private:
  static constexpr std::size_t kPatience = 6;  // attempts from one beginning

  void begin_after(std::size_t lines);

  std::vector<std::uint32_t> best_;
  std::vector<std::size_t> marks_{0};
  std::vector<std::uint32_t> beginning_;
  std::size_t lines_ = 0;  // that the beginning prints
  std::size_t step_ = 1;   // how many fewer it will be when patience is over
  std::size_t in_vain_ = 0;
  std::uint64_t attempts_ = 0;
  std::map<std::uint64_t, std::vector<std::string>> known_;
};

class Directed final : public Chooser {
 public:
  /// `guide` and `match` outlive this; whoever runs the program tells `match`, and printed(), of each line. `stop` is
  /// asked now and then: true gives the run up.
  Directed(int procs, std::uint64_t seed, const Guide& guide, const OutputMatch& match, std::function<bool()> stop);

  /// The goroutine printed a line, and `match` knows it.
  void printed(std::uint64_t goroutine);
  /// How many choices had been made when i expected lines were printed.
  [[nodiscard]] const std::vector<std::size_t>& marks() const { return marks_; }
  [[nodiscard]] bool steps_take_time() const override { return false; }

 private:
  std::size_t choose(std::span<core::Goroutine* const> options, bool running) override;
  std::uint32_t choose_case(std::uint32_t count) override;
  bool allows(core::Goroutine& goroutine) override;

  /// Whether it stands before no print that is not expected.
  [[nodiscard]] bool free(const core::Goroutine& goroutine) const;
  /// Whether it prints, or is guessed to print, what is expected next.
  [[nodiscard]] bool wanted(const core::Goroutine& goroutine) const;
  bool pick(std::span<core::Goroutine* const> options, bool (Directed::*suits)(const core::Goroutine&) const);
  std::size_t one_picked() { return picks_[rng_.below(static_cast<std::uint32_t>(picks_.size()))]; }

  const Guide& guide_;
  const OutputMatch& match_;
  std::function<bool()> stop_;
  core::Rng rng_;
  std::uint32_t switches_;  // one choice in so many; 0: none
  bool guesses_;
  std::size_t at_ = 0;  // choices made
  std::vector<std::size_t> marks_{0};
  std::map<std::uint64_t, std::size_t> lines_;  // that each goroutine printed
  std::vector<std::size_t> picks_;              // for choose(): no allocation each time
};

}  // namespace golearn
