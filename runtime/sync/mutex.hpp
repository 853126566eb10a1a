// Mutex. Go: sync.Mutex, with its fairness.
//
// Normally an unlock wakes the first waiter but leaves the mutex free: a running goroutine may take it first, and
// the woken one then waits again at the front. A waiter that has lost for more than 1 ms makes the mutex
// *starving*: it is handed over in waiting order and nobody overtakes, until a waiter gets it within 1 ms or the
// last one has it.
#pragma once

#include <atomic>
#include <cstdint>

#include "golearn/chan/wait_queue.hpp"
#include "golearn/core/operation.hpp"
#include "golearn/core/spin_lock.hpp"

namespace golearn {

/// What Cond needs of a lock. Go: `sync.Locker`.
class Locker {
 public:
  virtual void lock(Place where = Place::current()) = 0;
  virtual void unlock(Place where = Place::current()) = 0;

 protected:
  ~Locker() = default;
};

/// Mutual exclusion between goroutines. Not copyable, not recursive; any goroutine may unlock it. Share one
/// through make<Mutex>(). Unlocking an unlocked one ends the program: `fatal error: sync: unlock of unlocked mutex`.
class Mutex final : public Locker {
 public:
  Mutex() { core::made(id_); }
  /// One inside another object of the library.
  explicit Mutex(core::Inside inside) : id_(kind_of(inside)) { core::made(id_); }
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

  /// Waits until the mutex is free and takes it. Go: `mu.Lock()`.
  void lock(Place where = Place::current()) override {
    core::Processor& p = core::here();
    if (p.needs_attention() || !take(p)) [[unlikely]]
      lock_in_full(where);
  }

  /// Takes the mutex if it is free. Go: `mu.TryLock()`.
  bool try_lock(Place where = Place::current());

  /// Go: `mu.Unlock()`. Safe in destructors.
  void unlock(Place where = Place::current()) override {
    core::Processor& p = core::here();
    if (p.needs_attention() || !give(p)) [[unlikely]]
      unlock_in_full(where);
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  // Invariants
  //   * All bits but kLocked change under lock_ only. kWaited says that the queue is not empty.
  //   * kLocked is set by whoever finds it and kStarving clear, also without lock_, and cleared by the holder; so the
  //     holder of a starving mutex hands it over: nobody else may take it meanwhile.
  //   * kWoken says that a waiter was woken and has not been back: until then an unlock has nobody to wake. It clears
  //     the bit in the same exchange in which it finds the mutex free or not. If not, it is in the queue before it lets
  //     go of lock_, and the holder, who sees the bit no more, comes for lock_. So no unlock passes a waiter by.
  enum State : std::uint32_t { kFree = 0, kLocked = 1, kWaited = 2, kWoken = 4, kStarving = 8 };

  bool change(core::Processor& p, std::uint32_t from, std::uint32_t to) {
    if (!p.parallel) return change_plainly(from, to);
    if (const core::Plainly plainly(p); plainly) [[likely]]
      return change_plainly(from, to);
    return state_.compare_exchange_strong(from, to, std::memory_order_acq_rel, std::memory_order_relaxed);
  }
  bool change_plainly(std::uint32_t from, std::uint32_t to) {
    if (state_.load(std::memory_order_acquire) != from) [[unlikely]]
      return false;
    state_.store(to, std::memory_order_release);
    return true;
  }
  bool take(core::Processor& p) { return change(p, kFree, kLocked); }
  bool give(core::Processor& p) { return change(p, kLocked, kFree); }

  // The whole operation: the functions above make only the steps that nearly every call needs.
  void lock_in_full(Place where);
  void unlock_in_full(Place where);
  void lock_slow(core::Processor& p, Place where);
  void unlock_slow(core::Processor& p, Place where);
  bool overtake();
  bool spin(const core::Processor& p);
  bool give_while_woken();
  bool take_or_announce(bool woken, bool starved);
  void inherit(const core::Processor& p, std::int64_t waiting_since);
  core::Goroutine* pop_waiter(bool heir);
  void clear(std::uint32_t bits) { state_.fetch_and(~bits, std::memory_order_release); }

  std::atomic<std::uint32_t> state_{kFree};
  core::SpinLock lock_;
  core::WaitQueue waiters_;
  core::Identity id_{ObjectKind::mutex};
};

/// Holds a lock for a scope. Go: `mu.Lock(); defer mu.Unlock()`.
class LockGuard {
 public:
  explicit LockGuard(Locker& locker, Place where = Place::current()) : locker_(locker), where_(where) {
    locker.lock(where);
  }
  // When the program has ended the locker may be gone, and a virtual call would look at it.
  ~LockGuard() {
    if (!core::is_over()) locker_.unlock(where_);
  }
  LockGuard(const LockGuard&) = delete;
  LockGuard& operator=(const LockGuard&) = delete;

 private:
  Locker& locker_;
  Place where_;
};

}  // namespace golearn
