// Free fibers kept for the next run of any runtime in the process, and shared between processors.
//
// They come and go in chains, which are not walked: with 100,000 free fibers each step would be a cache miss.
//
// Invariant: a fiber in the pool has left its processor for good (its registers are saved), and its body is at
// the point where it waits for a goroutine.
// Thread-safe, but for a FiberChain, which is its owner's.
#pragma once

#include <cstddef>
#include <utility>

#include "golearn/core/fiber.hpp"

namespace golearn::core {

/// Free fibers, through Fiber::next_free; last put first taken.
struct FiberChain {
  Fiber* head = nullptr;
  std::size_t size = 0;

  void put(Fiber& fiber) {
    fiber.next_free = head;
    head = &fiber;
    ++size;
  }
  /// The one put last, or null. The one before it is fetched meanwhile.
  Fiber* take() {
    if (!head) return nullptr;
    Fiber* fiber = std::exchange(head, head->next_free);
    if (head) __builtin_prefetch(head);
    --size;
    return fiber;
  }
};

namespace fiber_pool {

/// Some free fibers with stacks of that size; none when the pool has none.
FiberChain take(StackSize size);

/// One of them, or null.
Fiber* take_one(StackSize size);

/// All of one size.
void give(FiberChain chain);

/// Drops the fibers beyond `keep` of that size, and frees their stacks.
void trim(StackSize size, std::size_t keep);

}  // namespace fiber_pool
}  // namespace golearn::core
