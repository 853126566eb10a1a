#include "core/timer_heap.hpp"

#include <algorithm>

namespace golearn::core {

void TimerHeap::add(TimerNode& timer, std::int64_t when) {
  const SpinGuard guard(lock_, parallel_);
  timer.when = when;
  heap_.emplace_back();
  sift_up(heap_.size() - 1, {when, ++sequence_, timer.removable, &timer});
  next_due_.store(heap_[0].when, std::memory_order_release);
}

bool TimerHeap::remove(TimerNode& timer) {
  const SpinGuard guard(lock_, parallel_);
  if (timer.index < 0) return false;
  erase(static_cast<std::size_t>(timer.index));
  return true;
}

std::span<TimerNode*> TimerHeap::take_due(std::int64_t now, std::span<TimerNode*> into) {
  const SpinGuard guard(lock_, parallel_);
  std::size_t count = 0;
  while (count < into.size() && !heap_.empty() && heap_[0].when <= now) {
    into[count++] = heap_[0].timer;
    __builtin_prefetch(heap_[0].timer);  // it is on somebody's stack, and is called in a moment
    erase(0);
  }
  return into.first(count);
}

bool TimerHeap::can_help() {
  const SpinGuard guard(lock_, parallel_);
  return std::ranges::any_of(
      heap_, [](const TimerNode* timer) { return !timer->helps || timer->helps(*timer); }, &Entry::timer);
}

void TimerHeap::drop_all() {
  std::vector<Entry> dropped;
  {
    const SpinGuard guard(lock_, parallel_);
    dropped.swap(heap_);
    for (const Entry& entry : dropped) entry.timer->index = -1;
    next_due_.store(kNever, std::memory_order_release);
  }
  for (const Entry& entry : dropped) {
    if (entry.timer->drop) entry.timer->drop(*entry.timer);
  }
}

void TimerHeap::place(std::size_t at, const Entry& entry) {
  heap_[at] = entry;
  if (entry.removable) entry.timer->index = static_cast<std::int32_t>(at);
}

void TimerHeap::sift_up(std::size_t at, const Entry& entry) {
  while (at > 0) {
    const std::size_t parent = (at - 1) / 4;
    if (!before(entry, heap_[parent])) break;
    place(at, heap_[parent]);
    at = parent;
  }
  place(at, entry);
}

void TimerHeap::sift_down(std::size_t at, const Entry& entry) {
  for (;;) {
    const std::size_t first = at * 4 + 1;
    if (first >= heap_.size()) break;
    const auto begin = heap_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = heap_.begin() + static_cast<std::ptrdiff_t>(std::min(first + 4, heap_.size()));
    const auto least = std::min_element(begin, end, before);
    if (!before(*least, entry)) break;
    place(at, *least);
    at = static_cast<std::size_t>(least - heap_.begin());
  }
  place(at, entry);
}

void TimerHeap::erase(std::size_t at) {
  if (heap_[at].removable) heap_[at].timer->index = -1;
  const Entry last = heap_.back();
  heap_.pop_back();
  if (at < heap_.size()) {
    if (at > 0 && before(last, heap_[(at - 1) / 4])) {
      sift_up(at, last);
    } else {
      sift_down(at, last);
    }
  }
  next_due_.store(heap_.empty() ? kNever : heap_[0].when, std::memory_order_release);
}

}  // namespace golearn::core
