// Go's own order as choices among simulated processors, so that it can be replayed: the running goroutine goes on until
// it gives way, and then the one goes that Go's queues hold first.
//
// Invariant: `order_` and the base know the same runnable goroutines. One thread.
#pragma once

#include "explore/chooser.hpp"
#include "explore/go_order.hpp"

namespace golearn {

class AsGo final : public Chooser {
 public:
  explicit AsGo(int procs) : Chooser(procs) {}

  void ready(core::Goroutine& goroutine, Readied how) override;
  void clear() override;

 private:
  std::size_t choose(std::span<core::Goroutine* const> options, bool running) override;
  std::uint32_t choose_case(std::uint32_t /*count*/) override { return 0; }
  bool allows(core::Goroutine& goroutine) override;

  GoOrder order_;
};

}  // namespace golearn
