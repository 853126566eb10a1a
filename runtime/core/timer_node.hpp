// One pending timer, and the entry of a timer or of a sleeping goroutine in what orders the pending ones.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace golearn::core {

inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();  // no timer is due then

class Timers;

struct TimerNode {
  static constexpr std::int64_t kNotInWheel = -1;

  void (*fire)(TimerNode&) = nullptr;  // called when due, on the finder's processor
  void (*drop)(TimerNode&) = nullptr;  // called instead if the program ends first; may be null
  // Whether its going off could let a goroutine go on; null: it always does. Asked while no goroutine can run.
  bool (*helps)(const TimerNode&) = nullptr;
  // The select that would take what it sends, if one waits for it: of two timers for one select the first decides.
  const void* (*select)(const TimerNode&) = nullptr;
  std::int64_t when = 0;   // program time, ns; of one that waits in a wheel see `wheel_due`
  Timers* home = nullptr;  // where it pends, or did
  std::uint64_t sequence = 0;
  /// While it is in a wheel: when it is due, which may be later than its slot says; see Timers::postpone().
  std::atomic<std::int64_t> wheel_due{kNotInWheel};
  std::int32_t index = -1;
  std::int16_t slot = 0;
};

struct Goroutine;

/// Holds what it is ordered by: with a million pending, a look at each would be a cache miss for each step of their
/// way. A sleep needs no node, for it is never taken out; so nothing on its stack is touched until it goes on.
struct TimerEntry {
  static constexpr std::int16_t kInHeap = -1;

  std::int64_t when = 0;
  std::uint64_t sequence : 63 = 0;
  std::uint64_t sleeps : 1 = 0;  // it is of a sleeper
  union {
    TimerNode* timer = nullptr;
    Goroutine* sleeper;
  };

  /// Tells the node that it is the `index`th of a slot, or of the heap.
  void place(std::int16_t slot, std::size_t index) const {
    if (sleeps) return;
    timer->slot = slot;
    timer->index = static_cast<std::int32_t>(index);
  }
  /// Tells the node that from now on it may be postponed.
  void enter_wheel() const {
    if (!sleeps) timer->wheel_due.store(when, std::memory_order_relaxed);
  }
  /// From now on it may not; and if it was, this is due later than it was.
  void leave_wheel() {
    if (sleeps) return;
    when = timer->wheel_due.exchange(TimerNode::kNotInWheel, std::memory_order_relaxed);
    sequence = timer->sequence;
  }
  /// Whether its going off could let a goroutine go on.
  [[nodiscard]] bool helps() const { return sleeps || !timer->helps || timer->helps(*timer); }

  friend bool operator<(const TimerEntry& a, const TimerEntry& b) {
    return a.when != b.when ? a.when < b.when : a.sequence < b.sequence;
  }
};

}  // namespace golearn::core
