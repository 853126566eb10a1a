// The goroutines that wait on a channel, first come first served.
//
// A Waiter lies on the stack of the goroutine it stands for: waiting allocates nothing.
//
// Invariants, all under the channel's lock
//   * A waiter is in at most one queue; its goroutine is parked or about to park.
//   * A waiter of a select is one of several for the same goroutine: whoever takes it out of a queue must first
//     win `SelectState::claim`, so that only one case fires. Losers take themselves out when they wake.
#pragma once

#include <atomic>
#include <cstdint>

#include "golearn/core/glimpsed.hpp"
#include "golearn/core/goroutine.hpp"

namespace golearn::core {

class SelectState {
 public:
  /// True for the first caller only. Cases are under different locks, hence the exchange.
  bool claim() { return !taken_.exchange(true, std::memory_order_acq_rel); }

 private:
  std::atomic<bool> taken_{false};
};

/// Where an element lies on its way: raw storage, and whether there is an object in it. The flag moves with the
/// object, under the channel's lock, so that an element is destroyed once whoever is unwound.
struct Element {
  void* storage = nullptr;
  bool present = false;
};

struct Waiter {
  Goroutine* goroutine = nullptr;
  Element* element = nullptr;  // to receive into, or to send from
  SelectState* select = nullptr;
  std::uint32_t index = 0;  // of the select case
  bool ok = false;          // woken by a partner; false: by close
  bool queued = false;
  Place where = {};  // of the operation that waits
  Waiter* next = nullptr;
  Waiter* previous = nullptr;
};

class WaitQueue {
 public:
  /// A hint without the lock. With it: whether pop() has anything to look at.
  [[nodiscard]] bool empty() const { return first_.glimpse() == nullptr; }

  void push_back(Waiter& waiter) {
    waiter.queued = true;
    waiter.next = nullptr;
    waiter.previous = last_;
    if (last_) {
      last_->next = &waiter;
    } else {
      first_ = &waiter;
    }
    last_ = &waiter;
  }

  void push_front(Waiter& waiter) {
    waiter.queued = true;
    waiter.previous = nullptr;
    waiter.next = first_;
    (first_ ? waiter.next->previous : last_) = &waiter;
    first_ = &waiter;
  }

  /// The first waiter whose goroutine is still to be had, taken out; null if there is none.
  Waiter* pop() {
    while (Waiter* waiter = first_) {
      remove(*waiter);
      if (!waiter->select || waiter->select->claim()) return waiter;
    }
    return nullptr;
  }

  /// The select of the first waiter; null if there is none, or it is in none.
  [[nodiscard]] const SelectState* first_select() const {
    const Waiter* waiter = first_;
    return waiter ? waiter->select : nullptr;
  }

  /// The first waiter, claimed by the caller before.
  Waiter* pop_claimed() {
    Waiter* waiter = first_;
    if (waiter) remove(*waiter);
    return waiter;
  }

  void remove(Waiter& waiter) {
    if (!waiter.queued) return;
    waiter.queued = false;
    if (waiter.previous) {
      waiter.previous->next = waiter.next;
    } else {
      first_ = waiter.next;
    }
    (waiter.next ? waiter.next->previous : last_) = waiter.previous;
  }

 private:
  Glimpsed<Waiter*> first_;
  Waiter* last_ = nullptr;
};

}  // namespace golearn::core
