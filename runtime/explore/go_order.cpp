#include "golearn/explore/go_order.hpp"

#include <algorithm>

namespace golearn {

void GoOrder::ready(core::Goroutine& goroutine, Readied how) {
  if (how == Readied::yielded || how == Readied::preempted) {
    global_.push_back(&goroutine);
  } else if (core::Goroutine* kicked = queue_.put_runnext(&goroutine, false)) {
    put_ring(kicked);
  }
}

void GoOrder::put_ring(core::Goroutine* g) {
  if (queue_.put(g)) return;
  core::RunQueue::Half older;
  queue_.spill_half(older);
  global_.insert(global_.end(), older.begin(), older.end());
  global_.push_back(g);
}

core::Goroutine* GoOrder::take_global(std::size_t most) {
  if (global_.empty()) return nullptr;
  const auto first = global_.begin();
  const auto last = first + static_cast<std::ptrdiff_t>(std::min(most, global_.size()));
  core::Goroutine* chosen = *first;
  std::for_each(first + 1, last, [this](core::Goroutine* g) { queue_.put(g); });
  global_.erase(first, last);
  return chosen;
}

Choice GoOrder::next() {
  core::Goroutine* g = nullptr;
  if (tick_ % core::go_policy::kGlobalEvery == 0) g = take_global(1);
  if (!g) {
    if (core::Goroutine* inheriting = queue_.take_runnext(false)) return {inheriting, true};
    g = queue_.take(false);
  }
  if (!g) g = take_global(core::go_policy::kGlobalBatch);
  if (g) ++tick_;
  return {g, false};
}

void GoOrder::clear() {
  queue_.reset();
  global_.clear();
  tick_ = core::go_policy::kSlicesBeforeMain;
}

}  // namespace golearn
