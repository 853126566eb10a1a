// The base of all strategies over simulated processors: it keeps who is runnable and reduces a strategy to one
// question, which of these goes next.
//
// With one simulated processor the question comes only where the running goroutine gives way: it blocks, yields or
// ends. With two or more it comes before every operation that others may notice, for anything may then come in
// between. Two processors and more allow the same orders: steps are made one at a time.
//
// Invariant: from index 1 on `all_` holds each goroutine given to ready() and not yet returned by next(), oldest first.
// Index 0 is for the one that is running, so that the options of a choice need no copying.
#pragma once

#include <span>
#include <vector>

#include "core/strategy.hpp"
#include "explore/schedule.hpp"

namespace golearn {

class Chooser : public Strategy {
 public:
  explicit Chooser(int procs) : interleaves_(procs > 1) {}

  void ready(core::Goroutine& goroutine, Readied how) override;
  Choice next() override;
  bool preempts(core::Goroutine& running) override;
  std::uint32_t pick_case(std::uint32_t count, core::Rng& rng) final;
  void clear() override;

  /// What was chosen in this run, or the last one.
  [[nodiscard]] const Schedule& schedule() const { return schedule_; }

  /// How often somebody else was let go before a goroutine that could have gone on.
  [[nodiscard]] std::size_t preemptions() const { return preemptions_; }

 protected:
  /// Nobody: the run ends here.
  static constexpr std::size_t kAbandon = static_cast<std::size_t>(-1);

  /// Which of `options`, at least two, goes next, by index; or kAbandon. `running` tells whether the first of them is
  /// running and would go on. Index 0 is what happens if nobody interferes: it goes on, or the oldest does.
  virtual std::size_t choose(std::span<core::Goroutine* const> options, bool running) = 0;

  /// Of `count` cases of a select that are ready, at least two: which one.
  virtual std::uint32_t choose_case(std::uint32_t count) = 0;
  /// Told where there is only one who can go: `goroutine` does, or, if the answer is false, the run ends here.
  virtual bool allows(core::Goroutine& /*goroutine*/) { return true; }
  /// Told when nobody can go, and only time can help.
  virtual void idle() {}

 private:
  core::Goroutine* take(std::size_t index);
  std::size_t choose_and_note(std::span<core::Goroutine* const> options, bool running);
  core::Goroutine* ask();

  bool interleaves_;
  bool abandoned_ = false;
  bool ended_ = false;  // the run before, so the counts are its
  std::size_t preemptions_ = 0;
  std::size_t chosen_ = 0;  // by preempts(), for the next() that follows: in all_; 0 for none
  Schedule schedule_;
  std::vector<core::Goroutine*> all_{nullptr};
};

}  // namespace golearn
