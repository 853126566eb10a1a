// The timers that are not due next, roughly in order: slots of due times that share their leading digits.
//
// A due time is read as sixteen digits of four bits. A timer's slot is named by the highest digit in which it differs
// from `base_` and by that digit. So the slots are in the order of their times: those of a lower digit before those of
// a higher one, and within a digit by its value. To have the earliest, the lowest slot that holds any is dealt out to
// the lower ones, with its beginning as the new base, until a slot with few of them is the lowest.
//
// A timer may be postponed where it is (see Timers::postpone): it then lies in a slot for earlier ones, and goes to its
// own when that one is dealt out or taken out.
//
// Adding and removing is O(1). Each timer is dealt out fifteen times at most; with n of them spread over some time
// log16(n / few) times.
//
// Invariants
//   * No timer in a slot is due before `base_`.
//   * An entry has told its node the slot and the place in it.
//   * A slot's bit is set while it holds any.
// Guarded by the lock of core/timers.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "golearn/core/timer_heap.hpp"

namespace golearn::core {

class TimerWheel {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Of an empty wheel: timers due from `base` on, at least zero, may be added.
  void restart(std::int64_t base);
  void add(const TimerEntry& entry);
  /// Takes out a timer that is in the wheel.
  void remove(TimerNode& timer);
  /// Moves the earliest into the heap, if they were not postponed. The time before which no timer is left.
  std::int64_t move_earliest(TimerHeap& heap);
  /// Appends all there are, in no order, and is empty.
  void move_all(std::vector<TimerEntry>& into);
  /// Whether some timer could let a goroutine go on.
  [[nodiscard]] bool can_help() const;

 private:
  static constexpr int kBits = 4;
  static constexpr int kDigits = 16;
  static constexpr int kValues = 1 << kBits;
  static constexpr std::size_t kSlots = std::size_t{kDigits} * kValues;
  static constexpr std::size_t kFew = 64;

  [[nodiscard]] std::size_t slot_of(std::int64_t when) const;
  [[nodiscard]] std::size_t lowest() const;
  [[nodiscard]] std::int64_t beginning(std::size_t slot) const;
  void deal_out(std::size_t slot);
  void take_out(std::size_t slot);
  void mark_empty(std::size_t slot) { filled_[slot / 64] &= ~(std::uint64_t{1} << slot % 64); }

  std::int64_t base_ = 0;
  std::size_t size_ = 0;
  std::array<std::uint64_t, kSlots / 64> filled_{};
  std::vector<std::vector<TimerEntry>> slots_;  // none before the first restart: most programs have few timers
  std::vector<TimerEntry> taken_;               // of the slot that was taken out last
};

}  // namespace golearn::core
