// A lock held for a few instructions around a wait queue or a counter.
//
// Invariant: nobody parks, prints or calls user code while holding one. With one processor nothing can
// contend, so the guard takes `parallel` and leaves the atomic instruction out; the flag is fixed for the
// life of a runtime, so a lock is never taken one way and released the other.
#pragma once

#include <atomic>
#include <thread>

#include "core/crowding.hpp"

namespace golearn::core {

inline void spin_pause() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

class SpinLock {
 public:
  void lock(bool parallel) {
    if (parallel && taken_.exchange(true, std::memory_order_acquire)) wait();
  }
  void unlock(bool parallel) {
    if (parallel) taken_.store(false, std::memory_order_release);
  }

 private:
  // The holder may have lost its core: after some polite spinning, give ours away.
  [[gnu::noinline]] void wait() {
    met_another();
    for (int spins = 0; taken_.load(std::memory_order_relaxed) || taken_.exchange(true, std::memory_order_acquire);
         ++spins) {
      if (spins < 200) {
        spin_pause();
      } else {
        std::this_thread::yield();
      }
    }
  }

  std::atomic<bool> taken_{false};
};

class SpinGuard {
 public:
  SpinGuard(SpinLock& lock, bool parallel) : lock_(&lock), parallel_(parallel) { lock.lock(parallel); }
  ~SpinGuard() { release(); }
  SpinGuard(const SpinGuard&) = delete;
  SpinGuard& operator=(const SpinGuard&) = delete;

  /// Unlocks early; the destructor then does nothing.
  void release() {
    if (lock_) lock_->unlock(parallel_);
    lock_ = nullptr;
  }

 private:
  SpinLock* lock_;
  bool parallel_;
};

}  // namespace golearn::core
