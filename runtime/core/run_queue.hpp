// The runnable goroutines of one processor: the *next* slot (Go: runnext) and a ring of 256, as in Go.
//
// The owner puts and takes; other processors steal. Each function says who may call it.
//
// Invariants
//   * tail - head is between 0 and 256; slots in [head, tail) hold goroutines that are in no other queue.
//   * Only the owner writes `tail` and fills slots; `head` moves by compare-and-swap, because a thief may move
//     it too. A thief reads the slots first and then claims them with the CAS: if head moved meanwhile, the CAS
//     fails and what was read is thrown away. The owner fills a slot only when tail - head < 256 for a head it
//     has read with acquire, so a slot being read by a thief whose CAS will succeed is never overwritten.
//   * The release store of `tail` publishes the slot's contents; the thief's acquire load of `tail` sees them.
//   * `next` changes by exchange, so that a goroutine taken from it is taken once.
// With one processor (`parallel` false) there are no thieves and plain loads and stores do.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "golearn/core/go_policy.hpp"
#include "golearn/core/goroutine.hpp"

namespace golearn::core {

class RunQueue {
 public:
  static constexpr std::uint32_t kCapacity = go_policy::kRunQueue;
  using Half = std::array<Goroutine*, kCapacity / 2>;

  /// Owner. Puts `g` in the next slot and returns the goroutine that was there, or null.
  Goroutine* put_runnext(Goroutine* g, bool parallel) {
    if (parallel) return runnext_.exchange(g, std::memory_order_acq_rel);
    Goroutine* old = runnext_.load(std::memory_order_relaxed);
    runnext_.store(g, std::memory_order_relaxed);
    return old;
  }

  /// Owner. Appends `g` to the ring; false when the ring is full.
  bool put(Goroutine* g) {
    const std::uint32_t tail = tail_.load(std::memory_order_relaxed);
    if (tail - head_.load(std::memory_order_acquire) == kCapacity) return false;
    slot(tail).store(g, std::memory_order_relaxed);
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }

  /// Owner of an empty ring. Appends `count` that `produce` returns one by one; at most half of what fits.
  template <class Produce>
  void fill(std::uint32_t count, Produce&& produce) {
    const std::uint32_t tail = tail_.load(std::memory_order_relaxed);
    for (std::uint32_t i = 0; i < count; ++i) slot(tail + i).store(produce(), std::memory_order_relaxed);
    tail_.store(tail + count, std::memory_order_release);
  }

  /// Owner. Moves the older half of a full ring to `half`; false if thieves have made room meanwhile.
  bool spill_half(Half& half) {
    const std::uint32_t head = head_.load(std::memory_order_acquire);
    if (tail_.load(std::memory_order_relaxed) - head != kCapacity) return false;
    for (std::uint32_t i = 0; i < half.size(); ++i) half[i] = slot(head + i).load(std::memory_order_relaxed);
    return claim(head, kCapacity / 2);
  }

  /// Owner. Takes the next slot, or null.
  Goroutine* take_runnext(bool parallel) {
    Goroutine* g = runnext_.load(std::memory_order_relaxed);
    if (!g) return nullptr;
    if (parallel) return runnext_.exchange(nullptr, std::memory_order_acq_rel);
    runnext_.store(nullptr, std::memory_order_relaxed);
    return g;
  }

  /// Owner. Takes the oldest of the ring, or null.
  Goroutine* take(bool parallel) {
    for (;;) {
      const std::uint32_t head = head_.load(std::memory_order_acquire);
      if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
      Goroutine* g = slot(head).load(std::memory_order_relaxed);
      if (!parallel) {
        head_.store(head + 1, std::memory_order_relaxed);
        return g;
      }
      if (claim(head, 1)) return g;
    }
  }

  /// Owner of `thief`. Moves half of this ring, rounded up, into the empty queue `thief` and returns one of it
  /// to run at once; null when there is nothing to steal. Adds to `stolen` how many of them are the program's own.
  Goroutine* steal_into(RunQueue& thief, std::uint64_t& stolen) {
    for (;;) {
      const std::uint32_t head = head_.load(std::memory_order_acquire);
      const std::uint32_t size = tail_.load(std::memory_order_acquire) - head;
      if (size == 0) return nullptr;
      if (size > kCapacity) continue;  // head and tail were read at different moments
      const std::uint32_t count = size - size / 2;
      const std::uint32_t to = thief.tail_.load(std::memory_order_relaxed);
      for (std::uint32_t i = 0; i < count; ++i) {
        thief.slot(to + i).store(slot(head + i).load(std::memory_order_relaxed), std::memory_order_relaxed);
      }
      if (!claim(head, count)) continue;
      for (std::uint32_t i = 0; i < count; ++i) stolen += thief.peek(to + i)->system ? 0 : 1;
      thief.tail_.store(to + count - 1, std::memory_order_release);
      return thief.slot(to + count - 1).load(std::memory_order_relaxed);
    }
  }

  /// Owner, having just taken from a ring that holds many: has the next ones fetched, eight at a time, for what is
  /// missing of each (its page's address, too) is then missing at once and not one after the other.
  void expect_next() const {
    const std::uint32_t head = head_.load(std::memory_order_relaxed);
    if (ring_size() < 2 * kFetched) return;
    expect_use_of(peek(head + 2 * kFetched - 1));
    if (head % kFetched) return;
    for (std::uint32_t i = 0; i < kFetched; ++i) expect_stack_of(peek(head + i));
  }

  /// Owner, when no one else uses the queue: forgets everything.
  void reset() {
    head_.store(0, std::memory_order_relaxed);
    tail_.store(0, std::memory_order_relaxed);
    runnext_.store(nullptr, std::memory_order_relaxed);
  }

  /// Any thread. Takes the next slot if it still holds `expected`.
  bool steal_runnext(Goroutine* expected) {
    return runnext_.compare_exchange_strong(expected, nullptr, std::memory_order_acq_rel, std::memory_order_relaxed);
  }

  /// Any thread; a hint unless the caller owns the queue.
  [[nodiscard]] Goroutine* peek_runnext() const { return runnext_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::uint32_t ring_size() const {
    return tail_.load(std::memory_order_acquire) - head_.load(std::memory_order_acquire);
  }

 private:
  static constexpr std::uint32_t kFetched = 8;

  [[nodiscard]] const Goroutine* peek(std::uint32_t index) const {
    return ring_[index % kCapacity].load(std::memory_order_relaxed);
  }
  std::atomic<Goroutine*>& slot(std::uint32_t index) { return ring_[index % kCapacity]; }

  // Moves head from `head` on by `count`: the one point where goroutines leave the ring.
  bool claim(std::uint32_t head, std::uint32_t count) {
    return head_.compare_exchange_strong(head, head + count, std::memory_order_acq_rel, std::memory_order_relaxed);
  }

  alignas(64) std::atomic<std::uint32_t> head_{0};
  std::atomic<std::uint32_t> tail_{0};
  std::atomic<Goroutine*> runnext_{nullptr};
  std::array<std::atomic<Goroutine*>, kCapacity> ring_{};
};

}  // namespace golearn::core
