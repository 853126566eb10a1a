#include "golearn/core/timer_heap.hpp"

#include <algorithm>

namespace golearn::core {

void TimerHeap::add(const TimerEntry& entry) {
  heap_.emplace_back();
  sift_up(heap_.size() - 1, entry);
}

void TimerHeap::erase(std::size_t at) {
  const TimerEntry last = heap_.back();
  heap_.pop_back();
  if (at == heap_.size()) return;
  if (at > 0 && last < heap_[(at - 1) / 4]) {
    sift_up(at, last);
  } else {
    sift_down(at, last);
  }
}

void TimerHeap::put(std::size_t at, const TimerEntry& entry) {
  heap_[at] = entry;
  entry.place(TimerEntry::kInHeap, at);
}

void TimerHeap::sift_up(std::size_t at, const TimerEntry& entry) {
  while (at > 0) {
    const std::size_t parent = (at - 1) / 4;
    if (!(entry < heap_[parent])) break;
    put(at, heap_[parent]);
    at = parent;
  }
  put(at, entry);
}

void TimerHeap::sift_down(std::size_t at, const TimerEntry& entry) {
  for (;;) {
    const std::size_t first = at * 4 + 1;
    if (first >= heap_.size()) break;
    const auto begin = heap_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = heap_.begin() + static_cast<std::ptrdiff_t>(std::min(first + 4, heap_.size()));
    const auto least = std::min_element(begin, end);
    if (!(*least < entry)) break;
    put(at, *least);
    at = static_cast<std::size_t>(least - heap_.begin());
  }
  put(at, entry);
}

}  // namespace golearn::core
