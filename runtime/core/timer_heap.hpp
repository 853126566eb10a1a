// The timers that are due next: a four-ary heap by due time, first set first among equals.
//
// Invariant: an entry has told its node the place in the heap.
// Guarded by the lock of core/timers.hpp.
#pragma once

#include <cstddef>
#include <vector>

#include "golearn/core/timer_node.hpp"

namespace golearn::core {

class TimerHeap {
 public:
  /// The earliest first, the rest in no order.
  [[nodiscard]] const std::vector<TimerEntry>& entries() const { return heap_; }
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  /// The earliest; of a heap that is not empty.
  [[nodiscard]] const TimerEntry& top() const { return heap_.front(); }

  void add(const TimerEntry& entry);
  void erase(std::size_t at);
  void clear() { heap_.clear(); }

 private:
  void put(std::size_t at, const TimerEntry& entry);
  void sift_up(std::size_t at, const TimerEntry& entry);
  void sift_down(std::size_t at, const TimerEntry& entry);

  std::vector<TimerEntry> heap_;
};

}  // namespace golearn::core
