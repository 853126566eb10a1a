// One run towards an expected output, as far as a Guide leads, and on by its own judgement: whoever stands before a
// print that is expected next makes it; whoever stands before another is held back; then goes who is known to print
// what is expected next, then main and those that print nothing expected, for others may need them, then the others in
// the order in which their lines are expected.
//
// The run is given up where something else was printed, where nobody but those held back is left, and where more
// goroutines stand before a line that is not expected any more than the end of main may cut off.
//
// Finds what there is, and proves nothing of what it does not find. One thread.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "golearn/explore/chooser.hpp"
#include "golearn/explore/expected.hpp"
#include "golearn/explore/guide.hpp"

namespace golearn {

class Directed final : public Chooser {
 public:
  struct Aim {
    const ExpectedOutput& expected;
    const OutputMatch& match;  ///< told of each line by whoever runs the program
    std::size_t cut_off;       ///< so many goroutines may be left when main ends
  };

  /// What is referred to outlives this. `stop` is asked now and then: true gives the run up.
  Directed(int procs, std::uint64_t seed, Guide& guide, const Aim& aim, std::function<bool()> stop);

  /// The goroutine printed a line, and the match knows it.
  void printed(std::uint64_t goroutine) { ++lines_[goroutine]; }

 private:
  using Rank = std::pair<std::size_t, std::uint32_t>;  // less is better; then by chance

  std::size_t choose(Options options, bool running) override;
  std::uint32_t choose_case(std::uint32_t count) override;
  bool allows(core::Goroutine& goroutine) override;

  std::uint32_t follow(std::size_t count);
  std::vector<std::uint32_t> ranked(Options options, bool running);
  [[nodiscard]] std::size_t worth(const core::Goroutine& goroutine);
  [[nodiscard]] bool hopeless(const core::Goroutine& running);

  Guide& guide_;
  Aim aim_;
  std::function<bool()> stop_;
  core::Rng rng_;
  std::uint32_t whims_;                         // one choice in so many is made without judgement; 0: none
  std::size_t at_ = 0;                          // choices made
  std::map<std::uint64_t, std::size_t> lines_;  // that each goroutine printed
  std::set<std::uint64_t> hopeless_;            // goroutines whose next line is not expected any more
};

}  // namespace golearn
