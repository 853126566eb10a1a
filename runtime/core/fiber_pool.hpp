// Free fibers kept for the next run of any runtime in the process, and shared between processors.
//
// Invariant: a fiber in the pool has left its processor for good (its registers are saved), and its body is at
// the point where it waits for a goroutine.
// Thread-safe.
#pragma once

#include "core/fiber.hpp"

namespace golearn::core::fiber_pool {

/// A free fiber, or null when the pool is empty.
Fiber* take();

/// Puts a chain, through Fiber::next_free, of free fibers into the pool.
void give(Fiber* chain);

/// Ends the fibers beyond `keep`, and frees their stacks. On a thread's own fiber only.
void trim(std::size_t keep);

}  // namespace golearn::core::fiber_pool
