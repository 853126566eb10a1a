// The queue of goroutines that wait for a lock, a counter or a condition.
//
// Invariant: guarded by the owner's SpinLock. A goroutine that is popped is readied by whoever popped it, after
// unlocking, exactly once.
#pragma once

#include "golearn/chan/wait_queue.hpp"
#include "golearn/core/operation.hpp"
#include "golearn/core/spin_lock.hpp"

namespace golearn::core {

/// Parks the caller at the back of `queue` (at the front if `first`) and releases `guard` meanwhile. Returns
/// whether it was woken in the regular way: false when the program has ended. `self.ok` is what the waker set.
inline bool wait_in(WaitQueue& queue, Waiter& self, SpinGuard& guard, Processor& p, const Wait& wait,
                    bool first = false, Operation after = {}) {
  self.goroutine = p.current;
  if (first) {
    queue.push_front(self);
  } else {
    queue.push_back(self);
  }
  return park(
      p, wait, [&] { guard.release(); }, after);
}

}  // namespace golearn::core
