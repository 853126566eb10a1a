#include "golearn/core/timers.hpp"

#include "golearn/core/goroutine.hpp"

namespace golearn::core {
namespace {

constexpr std::size_t kMany = 256;  // so many in a heap are still near the processor

}  // namespace

void Timers::add(TimerNode& timer, std::int64_t when) {
  const SpinGuard guard(lock_, parallel_);
  timer.when = when;
  timer.home = this;
  timer.sequence = sequence_ + 1;
  add(TimerEntry{.when = when, .timer = &timer});
}

void Timers::add_sleeper(Goroutine& sleeper, std::int64_t when) {
  const SpinGuard guard(lock_, parallel_);
  add(TimerEntry{.when = when, .sleeps = 1, .sleeper = &sleeper});
}

void Timers::add(TimerEntry entry) {
  entry.sequence = ++sequence_;
  if (entry.when >= horizon_) return wheel_.add(entry);
  heap_.add(entry);
  if (heap_.size() > std::max(kMany, wheel_.size())) spread();
  publish();
}

bool Timers::remove(TimerNode& timer) {
  const SpinGuard guard(lock_, parallel_);
  if (timer.index < 0) return false;
  if (timer.slot == TimerEntry::kInHeap) {
    heap_.erase(static_cast<std::size_t>(timer.index));
  } else {
    wheel_.remove(timer);
  }
  refill();
  publish();
  timer.index = -1;
  return true;
}

// On one processor, where the order of those due at one moment counts, it is as if it had been added now.
bool Timers::postpone(TimerNode& timer, std::int64_t when) {
  std::int64_t due = timer.wheel_due.load(std::memory_order_relaxed);
  while (due != TimerNode::kNotInWheel && when >= due) {
    if (!parallel_) {
      timer.wheel_due.store(when, std::memory_order_relaxed);
      timer.sequence = ++sequence_;
      return true;
    }
    if (timer.wheel_due.compare_exchange_weak(due, when, std::memory_order_relaxed)) return true;
  }
  return false;
}

std::span<TimerEntry> Timers::take_due(std::int64_t now, std::span<TimerEntry> into) {
  const SpinGuard guard(lock_, parallel_);
  std::size_t count = 0;
  while (count < into.size() && !heap_.empty() && heap_.top().when <= now) {
    const TimerEntry first = heap_.top();
    heap_.erase(0);
    if (first.sleeps) {
      expect_use_of(first.sleeper);  // it is made runnable in a moment
    } else {
      first.timer->index = -1;
      first.timer->when = first.when;
    }
    into[count++] = first;
    refill();
  }
  publish();
  return into.first(count);
}

bool Timers::can_help() {
  const SpinGuard guard(lock_, parallel_);
  return std::ranges::any_of(heap_.entries(), &TimerEntry::helps) || wheel_.can_help();
}

void Timers::drop_all() {
  std::vector<TimerEntry> dropped;
  {
    const SpinGuard guard(lock_, parallel_);
    dropped = take_all();
    std::erase_if(dropped, [](const TimerEntry& entry) { return entry.sleeps != 0; });
    for (const TimerEntry& entry : dropped) entry.timer->index = -1;
    publish();
  }
  for (const TimerEntry& entry : dropped) {
    if (entry.timer->drop) entry.timer->drop(*entry.timer);
  }
}

// Of all that pend, in no order.
std::vector<TimerEntry> Timers::take_all() {
  std::vector<TimerEntry> all = heap_.entries();
  heap_.clear();
  wheel_.move_all(all);
  horizon_ = kNever;
  return all;
}

// The next from the wheel, if the heap is empty.
void Timers::refill() {
  while (heap_.empty() && wheel_.size() != 0) horizon_ = wheel_.move_earliest(heap_);
  if (wheel_.size() == 0) horizon_ = kNever;
}

// More came before the horizon than are behind it: the wheel begins anew with all of them. That is once for as many
// timers as it moves, so it is nothing to each.
void Timers::spread() {
  const std::int64_t earliest = heap_.top().when;
  const std::vector<TimerEntry> all = take_all();
  wheel_.restart(earliest);
  for (const TimerEntry& entry : all) wheel_.add(entry);
  refill();
}

// Written only when it is another: the other processors read it all the time.
void Timers::publish() {
  const std::int64_t due = heap_.empty() ? kNever : heap_.top().when;
  if (next_due_.load(std::memory_order_relaxed) != due) next_due_.store(due, std::memory_order_release);
}

}  // namespace golearn::core
