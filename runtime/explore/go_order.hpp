// Go's own order as a strategy: one simulated processor with a next slot, a ring and a global queue.
//
// The rules are those of core/scheduler; here they are one implementation of the seam among others, so that a
// program can be run controlled and still as Go would run it.
#pragma once

#include <deque>

#include "golearn/core/go_policy.hpp"
#include "golearn/core/run_queue.hpp"
#include "golearn/core/strategy.hpp"

namespace golearn {

class GoOrder final : public Strategy {
 public:
  void ready(core::Goroutine& goroutine, Readied how) override;
  Choice next() override;
  [[nodiscard]] bool wants_system_goroutines() const override { return true; }
  void clear() override;

 private:
  void put_ring(core::Goroutine* g);
  core::Goroutine* take_global(std::size_t most);

  core::RunQueue queue_;
  std::deque<core::Goroutine*> global_;
  std::uint32_t tick_ = core::go_policy::kSlicesBeforeMain;
};

}  // namespace golearn
