// For a run that a person leads, one choice after another: where the choices made so far lead to, and all that can
// still come after them.
#pragma once

#include <functional>

#include "golearn/explore/chooser.hpp"

namespace golearn {

/// Where a choice is to be made.
struct Fork {
  std::span<core::Goroutine* const> options;  ///< goroutines that could go, null for time; none at a select
  bool running = false;                       ///< the first of them is running
  std::uint32_t cases = 0;                    ///< of a select: so many are ready; or so many random numbers
  bool number = false;                        ///< `cases` are random numbers, the seed's first
  bool last = false;                          ///< the choices are used up: this one is still to be made
};

/// Makes the choices again and ends the run where they are used up, as if interrupted.
class ByHand final : public Chooser {
 public:
  /// `at_fork` is called at each choice, those already made and the next one. It must not call the runtime.
  ByHand(int procs, Schedule made, std::function<void(const Fork&)> at_fork, Rules rules = {})
      : Chooser(procs, rules), made_(std::move(made)), at_fork_(std::move(at_fork)) {}

 private:
  std::size_t choose(Options options, bool running) override;
  std::uint32_t choose_case(std::uint32_t count) override;
  bool allows(core::Goroutine& /*goroutine*/) override { return !stopped_; }

  Schedule made_;
  std::function<void(const Fork&)> at_fork_;
  std::size_t at_ = 0;
  std::uint64_t numbers_ = 0;  // that were choices, before this one
  bool stopped_ = false;       // at a select, which cannot end the run itself
};

/// Runs that begin with the same choices, one after another: every continuation with at most so many choices other than
/// 0. Those with few are few, also where there are many goroutines.
///
///     Continuations all(procs, beginning, 2);
///     do {
///       Runtime({.strategy = &all, ...}).run(main);
///     } while (all.next_run());
class Continuations final : public Chooser {
 public:
  Continuations(int procs, Schedule beginning, std::size_t most, Rules rules = {})
      : Chooser(procs, rules), beginning_(std::move(beginning)), most_(most) {}

  /// To be called after each run; false when there are no more.
  bool next_run();
  /// Whether there are continuations with more such choices.
  [[nodiscard]] bool left_out() const { return left_out_; }

 private:
  struct Node {
    std::uint32_t chosen;
    std::uint32_t count;
  };
  std::size_t choose(Options options, bool /*running*/) override {
    return pick(static_cast<std::uint32_t>(options.size()));
  }
  std::uint32_t choose_case(std::uint32_t count) override { return pick(count); }
  std::uint32_t pick(std::uint32_t count);

  Schedule beginning_;
  std::size_t most_;
  std::vector<Node> nodes_;  // of this run, after the beginning
  std::size_t at_ = 0;
  std::size_t spent_ = 0;  // choices of this run other than 0, after the beginning
  bool left_out_ = false;
};

}  // namespace golearn
