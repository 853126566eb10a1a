// The pending timers of a runtime: a four-ary heap by due time, first set first among equals.
//
// Invariants
//   * Every node in the heap that may be removed knows its index; index -1 means not in the heap. Both change under the
//     lock.
//   * An entry holds what it is ordered by, and whether its node wants to know where it is: with a million timers
//     pending, touching the nodes would be a cache miss for each step of the way through the heap.
//   * `next_due()` is the earliest due time or kNever; written under the lock, read by anyone, and never later
//     than the truth for the processor that added the timer.
//   * A timer's action runs outside the lock, on the processor that found it due, and may not block.
// Thread-safe.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/spin_lock.hpp"

namespace golearn::core {

struct TimerNode {
  void (*fire)(TimerNode&) = nullptr;  // called when due, on the finder's processor
  void (*drop)(TimerNode&) = nullptr;  // called instead if the program ends first; may be null
  // Whether its going off could let a goroutine go on; null: it always does. Asked while no goroutine can run.
  bool (*helps)(const TimerNode&) = nullptr;
  std::int64_t when = 0;  // program time, ns
  std::int32_t index = -1;
  bool removable = true;  // or not: remove() is never called
};

class TimerHeap {
 public:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  /// The time `duration`, at least zero, after `now`; the last one before never where that would be beyond it.
  static std::int64_t after(std::int64_t now, std::int64_t duration) {
    return now + std::min(duration, kNever - 1 - now);
  }

  explicit TimerHeap(bool parallel) : parallel_(parallel) {}

  [[nodiscard]] std::int64_t next_due() const { return next_due_.load(std::memory_order_acquire); }

  /// Adds `timer`, which must not be pending.
  void add(TimerNode& timer, std::int64_t when);
  /// Takes `timer` out; false when it was not pending (fired, or never set).
  bool remove(TimerNode& timer);
  /// Takes out timers due at `now`, the earliest first, as many as there are and fit. Those.
  std::span<TimerNode*> take_due(std::int64_t now, std::span<TimerNode*> into);
  /// Whether some pending timer could let a goroutine go on. Call while no goroutine can run.
  bool can_help();
  /// At the end of a program: takes all timers out and drops them.
  void drop_all();

 private:
  struct Entry {
    std::int64_t when = 0;
    std::uint64_t sequence : 63 = 0;
    std::uint64_t removable : 1 = 0;
    TimerNode* timer = nullptr;
  };
  static bool before(const Entry& a, const Entry& b) {
    return a.when != b.when ? a.when < b.when : a.sequence < b.sequence;
  }
  void place(std::size_t at, const Entry& entry);
  void sift_up(std::size_t at, const Entry& entry);
  void sift_down(std::size_t at, const Entry& entry);
  void erase(std::size_t at);

  SpinLock lock_;
  bool parallel_;
  std::uint64_t sequence_ = 0;
  std::atomic<std::int64_t> next_due_{kNever};
  std::vector<Entry> heap_;
};

}  // namespace golearn::core
