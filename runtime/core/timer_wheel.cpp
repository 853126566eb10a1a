#include "golearn/core/timer_wheel.hpp"

#include <algorithm>
#include <bit>
#include <ranges>

#include "golearn/core/goroutine.hpp"

namespace golearn::core {
namespace {

// Soon these are woken one at a time, and each would wait for its stack to be found in memory. Here all are looked for
// at once.
void expect_wakes(const std::vector<TimerEntry>& entries) {
  auto sleepers = entries | std::views::filter([](const TimerEntry& entry) { return entry.sleeps != 0; });
  for (const TimerEntry& entry : sleepers) expect_use_of(entry.sleeper);
  for (const TimerEntry& entry : sleepers) expect_stack_of(entry.sleeper);
}

}  // namespace

void TimerWheel::restart(std::int64_t base) {
  slots_.resize(kSlots);
  base_ = base;
}

void TimerWheel::add(const TimerEntry& entry) {
  const std::size_t at = slot_of(entry.when);
  std::vector<TimerEntry>& slot = slots_[at];
  entry.place(static_cast<std::int16_t>(at), slot.size());
  slot.push_back(entry);
  entry.enter_wheel();
  filled_[at / 64] |= std::uint64_t{1} << at % 64;
  ++size_;
}

void TimerWheel::remove(TimerNode& timer) {
  timer.wheel_due.store(TimerNode::kNotInWheel, std::memory_order_relaxed);
  const auto at = static_cast<std::size_t>(timer.slot);
  const auto index = static_cast<std::size_t>(timer.index);
  std::vector<TimerEntry>& slot = slots_[at];
  const TimerEntry last = slot.back();
  slot.pop_back();
  --size_;
  if (slot.empty()) mark_empty(at);
  if (index == slot.size()) return;
  slot[index] = last;
  last.place(timer.slot, index);
}

std::int64_t TimerWheel::move_earliest(TimerHeap& heap) {
  std::size_t at = lowest();
  while (slots_[at].size() > kFew && at >= kValues) {
    deal_out(at);
    at = lowest();
  }
  take_out(at);
  const std::uint64_t last = static_cast<std::uint64_t>(beginning(at)) + (std::uint64_t{1} << at / kValues * kBits);
  const auto end = static_cast<std::int64_t>(std::min<std::uint64_t>(last, kNever));
  for (const TimerEntry& entry : taken_) entry.when < end ? heap.add(entry) : add(entry);
  expect_wakes(taken_);
  return end;
}

bool TimerWheel::can_help() const {
  return std::ranges::any_of(slots_, [](const auto& slot) { return std::ranges::any_of(slot, &TimerEntry::helps); });
}

void TimerWheel::move_all(std::vector<TimerEntry>& into) {
  for (auto& slot : slots_) {
    for (TimerEntry& entry : slot) entry.leave_wheel();
    into.insert(into.end(), slot.begin(), slot.end());
    slot.clear();
  }
  filled_ = {};
  size_ = 0;
}

std::size_t TimerWheel::slot_of(std::int64_t when) const {
  const auto differs = static_cast<std::uint64_t>(when ^ base_) | 1;
  const auto digit = (static_cast<std::size_t>(std::bit_width(differs)) - 1) / kBits;
  return digit * kValues + (static_cast<std::size_t>(when) >> digit * kBits) % kValues;
}

// Of a wheel that is not empty.
std::size_t TimerWheel::lowest() const {
  std::size_t word = 0;
  while (filled_[word] == 0) ++word;
  return word * 64 + static_cast<std::size_t>(std::countr_zero(filled_[word]));
}

std::int64_t TimerWheel::beginning(std::size_t slot) const {
  const std::size_t shift = slot / kValues * kBits;
  const auto leading = (static_cast<std::uint64_t>(base_) >> shift) / kValues * kValues;
  return static_cast<std::int64_t>((leading + slot % kValues) << shift);
}

void TimerWheel::deal_out(std::size_t slot) {
  base_ = beginning(slot);
  take_out(slot);
  for (const TimerEntry& entry : taken_) add(entry);
}

// Leaves in `taken_` what was in it, each with the time at which it is due by now.
void TimerWheel::take_out(std::size_t slot) {
  taken_.clear();
  taken_.swap(slots_[slot]);
  size_ -= taken_.size();
  mark_empty(slot);
  for (TimerEntry& entry : taken_) entry.leave_wheel();
}

}  // namespace golearn::core
