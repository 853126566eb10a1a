// The pending timers and sleepers that one processor has set: the earliest in a heap, the rest in a wheel while there
// are many. Each processor looks at its own before each goroutine, and at all others' before it goes idle. In virtual
// time all processors have one, so that what is due earlier goes off earlier, whoever set it.
//
// Invariants
//   * Those in the heap are due before `horizon_`, those in the wheel are not. The heap is empty only if the wheel is.
//   * An empty wheel has its horizon at kNever: few timers are in the heap all of them.
//   * A node knows where it is; index -1 means nowhere. Both change under the lock.
//   * `next_due()` is the earliest due time or kNever; written under the lock, read by anyone, and never later
//     than the truth for the processor that added the timer.
//   * A timer's action runs outside the lock, on the processor that found it due, and may not block.
//   * A timer in the wheel is postponed without the lock, by a change of its `wheel_due`. Who moves it takes that value
//     and leaves kNotInWheel, in one exchange: so it is postponed before it is moved, or not at all.
// Thread-safe, where it does not say otherwise. What is done to one timer is done one after the other.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "golearn/core/spin_lock.hpp"
#include "golearn/core/timer_wheel.hpp"

namespace golearn::core {

class Timers {
 public:
  /// The time `duration`, at least zero, after `now`; the last one before never where that would be beyond it.
  static std::int64_t after(std::int64_t now, std::int64_t duration) {
    return now + std::min(duration, kNever - 1 - now);
  }

  explicit Timers(bool parallel) : parallel_(parallel) {}

  [[nodiscard]] std::int64_t next_due() const { return next_due_.load(std::memory_order_acquire); }

  /// Adds `timer`, which must not be pending, due at `when`, from zero on and before kNever.
  void add(TimerNode& timer, std::int64_t when);
  /// The same for a goroutine that sleeps until then.
  void add_sleeper(Goroutine& sleeper, std::int64_t when);
  /// Takes `timer`, which was added here last, out; false when it was not pending (fired, or never set).
  bool remove(TimerNode& timer);
  /// The same timer is due at `when` instead. False, and nothing has changed, if it is not pending, is due next, or is
  /// due later than `when`: it is to be removed then, and added. Most are put off again and again and never come; they
  /// cost nothing here but a look at themselves.
  bool postpone(TimerNode& timer, std::int64_t when);
  /// Takes out those due at `now`, the earliest first, as many as there are and fit. Those.
  std::span<TimerEntry> take_due(std::int64_t now, std::span<TimerEntry> into);
  /// Whether some pending timer could let a goroutine go on. Call while no goroutine can run.
  bool can_help();
  /// How many were ever added. Call while nobody adds any.
  [[nodiscard]] std::uint64_t set() const { return sequence_; }
  /// At the end of a program: takes all timers out and drops them.
  void drop_all();

 private:
  void add(TimerEntry entry);
  void refill();
  void spread();
  void publish();
  std::vector<TimerEntry> take_all();

  // Read by each processor before each goroutine, changed seldom: on a line of its own.
  alignas(64) std::atomic<std::int64_t> next_due_{kNever};
  alignas(64) SpinLock lock_;
  bool parallel_;
  std::uint64_t sequence_ = 0;
  std::int64_t horizon_ = kNever;
  TimerHeap heap_;
  TimerWheel wheel_;
};

}  // namespace golearn::core
