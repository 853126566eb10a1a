// A lock held for a few instructions around a wait queue or a counter.
//
// Invariant: nobody parks, prints or calls user code while holding one. With one processor nothing can
// contend, so the guard takes `parallel` and leaves the atomic instruction out; the flag is fixed for the
// life of a runtime, so a lock is never taken one way and released the other.
//
// The lock counts how often it was held. So who only looks at what it guards (core/glimpsed.hpp) can tell whether
// several looks, at what several locks guard even, saw one moment: no lock was held before the first look, and each has
// the same count after the last. Why: the new value of a field is released after the lock was taken, so who acquires
// the value finds the lock held then, or counted on. With `parallel` false nothing counts, and nothing changes between
// two looks.
//
// Who finds it held looks again only after a time that grows (spin_lock.cpp says why): so it is unfair for some
// microseconds, and no longer than that.
#pragma once

#include <atomic>
#include <cstdint>

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
  static constexpr std::uint64_t kHeld = ~std::uint64_t{0};

  void lock(bool parallel) {
    if (parallel && !try_lock()) wait();
  }
  void unlock(bool parallel) {
    if (parallel) count_.store(++next_, std::memory_order_release);
  }

  /// How often it was held until now; kHeld while it is.
  [[nodiscard]] std::uint64_t count() const { return count_.load(std::memory_order_acquire); }

 private:
  bool try_lock() { return count_.exchange(kHeld, std::memory_order_acquire) != kHeld; }

  [[gnu::noinline]] void wait();

  std::atomic<std::uint64_t> count_{0};
  std::uint64_t next_ = 0;  // the count after this one; the holder's
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
