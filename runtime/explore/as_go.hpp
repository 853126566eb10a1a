// Go's own order as choices among simulated processors, so that it can be replayed: the running goroutine goes on until
// it gives way, and then the one goes that Go's queues hold first.
//
// The goroutines that Go's runtime has queued when main begins would be choices too, and no other strategy has
// them: some that never run stand for them in the queues.
//
// Invariant: `order_` holds the runnable goroutines that the base knows, `runnable_` of them, and the stand-ins that
// have not had their turn. One thread.
#pragma once

#include <algorithm>
#include <array>

#include "golearn/core/go_policy.hpp"
#include "golearn/explore/chooser.hpp"
#include "golearn/explore/go_order.hpp"

namespace golearn {

class AsGo final : public Chooser {
 public:
  explicit AsGo(int procs) : Chooser(procs, {.ticking = true}) {}

  void ready(core::Goroutine& goroutine, Readied how) override;
  void clear() override;

 private:
  std::size_t choose(Options options, bool running) override;
  std::uint32_t choose_case(std::uint32_t /*count*/) override { return 0; }
  bool allows(core::Goroutine& goroutine) override;
  void idle() override;

  core::Goroutine* first();
  [[nodiscard]] bool stands_in(const core::Goroutine* g) const {
    return std::ranges::any_of(system_, [g](const core::Goroutine& each) { return &each == g; });
  }

  GoOrder order_;
  std::array<core::Goroutine, core::go_policy::kSystemGoroutines> system_;
  std::size_t runnable_ = 0;
  bool begun_ = false;
};

}  // namespace golearn
