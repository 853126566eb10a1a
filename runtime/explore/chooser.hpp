// The base of all strategies over simulated processors: it keeps who is runnable and reduces a strategy to one
// question, which of these goes next.
//
// With one simulated processor the question comes only where the running goroutine gives way: it blocks, yields or
// ends. With two or more it comes before every operation that others may notice, for anything may then come in
// between. Two processors and more allow the same orders: steps are made one at a time.
//
// Where steps take no time a program that goes round and round would keep the others, and the clock, from going on for
// ever. So whoever polls gives way (polling.hpp), and a run that is longer than most is made fair: everybody has his
// turn and time passes, with nothing left to choose.
//
// Invariant: from index 1 on `all_` holds each goroutine given to ready() and not yet returned by next(), oldest first.
// Index 0 is for the one that is running, so that the options of a choice need no copying.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "golearn/core/strategy.hpp"
#include "golearn/explore/polling.hpp"
#include "golearn/explore/rules.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/explore/step_pairs.hpp"

namespace golearn {

class Chooser : public Strategy {
 public:
  /// After so many steps a run is made fair, if steps take no time.
  static constexpr std::uint64_t kFairAfter = 15'000;

  explicit Chooser(int procs, Rules rules = {}) : interleaves_(procs > 1), rules_(rules) {}

  void begin(core::Timers& timers) override { timers_ = &timers; }
  void ready(core::Goroutine& goroutine, Readied how) override;
  Choice next() final;
  bool preempts(core::Goroutine& running) final;
  std::uint32_t pick_case(std::uint32_t count, core::Rng& rng) final;
  std::uint32_t pick_timer(std::uint32_t count) final;
  std::uint32_t pick_number(std::uint32_t below, std::uint32_t drawn) final;
  [[nodiscard]] bool steps_take_time() const final { return rules_.ticking; }
  void clear() override;

  [[nodiscard]] const Rules& rules() const { return rules_; }

  /// From here on notes there which steps meet, if steps take no time. They must live as long.
  void note_pairs(StepPairs& pairs) { pairs_ = &pairs; }

  /// What was chosen in this run, or the last one.
  [[nodiscard]] const Schedule& schedule() const { return schedule_; }

  /// How often somebody else was let go before a goroutine that could have gone on.
  [[nodiscard]] std::size_t preemptions() const { return preemptions_; }
  /// How many random numbers were choices.
  [[nodiscard]] std::uint64_t numbers() const { return numbers_; }
  /// Whether somebody polled so often that he had to give way.
  [[nodiscard]] bool gave_way() const { return gave_way_; }
  /// Whether the run was so long that it was made fair: what came then was not chosen.
  [[nodiscard]] bool was_made_fair() const { return steps_ > kFairAfter && !rules_.ticking; }
  /// Whether goroutines were started even then: it does not go in circles, it is only large.
  [[nodiscard]] bool still_grows() const { return still_grows_; }

 protected:
  /// Nobody: the run ends here.
  static constexpr std::size_t kAbandon = static_cast<std::size_t>(-1);
  using Options = std::span<core::Goroutine* const>;

  /// Which of `options`, at least two, goes next, by index; or kAbandon. `running` tells whether the first of them is
  /// running and would go on. Index 0 is what happens if nobody interferes: it goes on, or the oldest does. The last
  /// option may be null: nobody goes, and time passes.
  virtual std::size_t choose(Options options, bool running) = 0;

  /// Of `count` possibilities, at least two, which one: cases of a select that are ready, timers for which one waits,
  /// or random numbers, the seed's first.
  virtual std::uint32_t choose_case(std::uint32_t count) = 0;
  /// Told where there is only one who can go: `goroutine` does, or, if the answer is false, the run ends here.
  virtual bool allows(core::Goroutine& /*goroutine*/) { return true; }
  /// The same of time, where it is a choice and nobody can go.
  virtual bool allows_time() { return true; }
  /// Told when nobody can go and only time can help, if when it passes is no choice.
  virtual void idle() {}
  /// Told when time passes.
  virtual void time_passes() {}
  /// Told of each step when it is about to be made, and when the next one is asked for, if steps take no time.
  virtual void step_begins(const core::Goroutine& /*goroutine*/, const Operation& /*step*/) {}
  virtual void step_ended(core::Goroutine& /*goroutine*/) {}

  [[nodiscard]] const Polling& polling() const { return polling_; }

 private:
  struct Decision {
    core::Goroutine* goroutine = nullptr;
    bool time = false;
  };
  // The step that is being made, or was made last; none is kept where steps take time.
  struct Made {
    core::Goroutine* goroutine = nullptr;
    Operation step;
    boost::container::small_vector<ObjectId, 2> objects;
  };

  void remove(const core::Goroutine* goroutine);
  [[nodiscard]] bool timer_pending() const;
  Decision decide(Options all, bool running);
  Decision decide_fairly(core::Goroutine* running);
  Decision decide_idle();
  std::size_t choose_and_note(Options options, bool running);
  std::uint32_t choose_case_and_note(std::uint32_t count);
  void begin_step(core::Goroutine& goroutine);
  void end_step();
  void begin_run();

  bool interleaves_;
  const Rules rules_;
  core::Timers* timers_ = nullptr;
  bool abandoned_ = false;
  bool ended_ = false;  // the run before, so the counts are its
  bool gave_way_ = false;
  bool still_grows_ = false;
  std::uint64_t steps_ = 0;
  std::size_t preemptions_ = 0;
  std::uint64_t numbers_ = 0;
  std::optional<Decision> decided_;  // by preempts(), for the next() that follows
  Schedule schedule_;
  std::vector<core::Goroutine*> all_{nullptr};
  std::vector<core::Goroutine*> some_;  // options that are not all
  Polling polling_;
  StepPairs* pairs_ = nullptr;
  Made made_;
  const core::Goroutine* yielded_ = nullptr;  // by Gosched, since the last choice
};

}  // namespace golearn
