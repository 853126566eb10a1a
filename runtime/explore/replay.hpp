// Makes the choices of a schedule again: the same run, step for step.
#pragma once

#include "golearn/explore/chooser.hpp"

namespace golearn {

/// A choice that the program does not offer, because it is another program or another version of it, abandons the run.
class Replay final : public Chooser {
 public:
  /// `rules`: those of the run that the schedule is from.
  Replay(int procs, Schedule schedule, Rules rules) : Chooser(procs, rules), wanted_(std::move(schedule)) {}

  /// Whether the schedule did not fit the program.
  [[nodiscard]] bool strayed() const { return strayed_; }

 private:
  std::size_t choose(Options options, bool running) override;
  std::uint32_t choose_case(std::uint32_t count) override;
  std::uint32_t following();

  Schedule wanted_;
  std::size_t at_ = 0;
  bool strayed_ = false;
};

}  // namespace golearn
