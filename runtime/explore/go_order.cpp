#include "explore/go_order.hpp"

#include <algorithm>

namespace golearn {

void GoOrder::ready(core::Goroutine& goroutine, Readied how) {
  if (how == Readied::yielded || how == Readied::preempted) {
    global_.push_back(&goroutine);
  } else if (core::Goroutine* kicked = queue_.put_next(&goroutine, false)) {
    put_ring(kicked);
  }
}

void GoOrder::put_ring(core::Goroutine* g) {
  if (queue_.put(g)) return;
  queue_.spill_half(global_);
  global_.push_back(g);
}

core::Goroutine* GoOrder::take_global(std::uint32_t most) {
  const std::uint32_t count = std::min(most, global_.size);
  core::Goroutine* first = global_.pop_front();
  for (std::uint32_t i = 1; i < count; ++i) queue_.put(global_.pop_front());
  return first;
}

Choice GoOrder::next() {
  core::Goroutine* g = nullptr;
  if (tick_ % 61 == 0) g = take_global(1);
  if (!g) {
    if (core::Goroutine* inheriting = queue_.take_next(false)) return {inheriting, true};
    g = queue_.take(false);
  }
  if (!g) g = take_global(core::RunQueue::kCapacity / 2);
  if (g) ++tick_;
  return {g, false};
}

void GoOrder::clear() {
  queue_.reset();
  global_ = core::GoroutineList{};
  tick_ = kTicksBeforeMain;
}

}  // namespace golearn
