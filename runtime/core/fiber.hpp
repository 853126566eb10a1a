// Fibers: the only place that touches Boost.Fiber's internals.
//
// A Fiber is a Boost worker context with its own stack. Boost schedules none of them: each thread has our
// `algorithm`, which hands out the context that core/processor has chosen, and worker contexts stay detached
// from Boost's schedulers for their whole life, so they may be resumed on any thread.
//
// Invariants
//   * A fiber runs on at most one thread. `on_cpu` is true from the moment someone decides to resume it until
//     its registers are saved again; the saver is whoever runs next on that thread (arrived()).
//   * switch_to() waits for `to` to be left. A fiber that others may already want to resume must not wait so (two
//     could wait for each other): it switches to its thread's own fiber, which nobody else resumes.
//   * switch_to() may return on another thread than it was called on: callers reload thread-locals after it.
//   * A C++ exception in flight belongs to the fiber, not to the thread: switch_to() saves and restores it.
#pragma once

#include <atomic>

#include "golearn/core/stack.hpp"

namespace boost::fibers {
class context;
}

namespace golearn::core {

struct Goroutine;

/// But for a thread's own, it lies above its stack, in the same page, and is gone with it.
struct Fiber {
  boost::fibers::context* context = nullptr;
  Goroutine* goroutine = nullptr;  // whom it runs; null for a thread's own fiber and for a free one
  Fiber* next_free = nullptr;
  std::atomic<bool> on_cpu{false};
  StackSize stack{StackSize::kLeast};  // that it runs on; of no meaning for a thread's own
  void* sanitizer = nullptr;           // the sanitizer's name for this stack
  const void* stack_bottom = nullptr;  // for AddressSanitizer
  std::size_t stack_size = 0;          // for AddressSanitizer
};

/// Makes the calling thread able to run fibers and returns the fiber that stands for the thread itself.
/// Idempotent for each thread; the fiber lives as long as the thread.
Fiber& thread_fiber();

/// A fiber that runs `body(fiber)` when first switched to; body never returns.
/// Throws std::bad_alloc when there is no room for a stack.
Fiber* make_fiber(void (*body)(Fiber&), StackSize size);

/// Frees the stacks, all of one size, of fibers that nobody runs or will resume: what stands on them is not let go of.
void drop_fibers(Fiber* list);

/// Suspends `from`, which is running, and resumes `to`; returns when someone resumes `from`.
void switch_to(Fiber& from, Fiber& to);

/// To be called first on arriving in a new fiber's body: completes the switch that led there.
void arrived(Fiber& self);

}  // namespace golearn::core
