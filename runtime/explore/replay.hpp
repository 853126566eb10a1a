// Makes the choices of a schedule again: the same run, step for step.
#pragma once

#include "explore/chooser.hpp"

namespace golearn {

/// A choice that the program does not offer, because it is another program or another version of it, abandons the run.
class Replay final : public Chooser {
 public:
  /// `ticking`: whether steps took time in the run that the schedule is from.
  Replay(int procs, Schedule schedule, bool ticking)
      : Chooser(procs), wanted_(std::move(schedule)), ticking_(ticking) {}

  [[nodiscard]] bool steps_take_time() const override { return ticking_; }

  /// Whether the schedule did not fit the program.
  [[nodiscard]] bool strayed() const { return strayed_; }

 private:
  std::size_t choose(std::span<core::Goroutine* const> options, bool running) override;
  std::uint32_t choose_case(std::uint32_t count) override;
  std::uint32_t following();

  Schedule wanted_;
  bool ticking_;
  std::size_t at_ = 0;
  bool strayed_ = false;
};

}  // namespace golearn
