// Cond. Go: sync.Cond: waiting for a condition that others announce.
//
// A wake-up that is announced before anyone waits is lost: check the condition under the lock, in a loop.
#pragma once

#include <memory>

#include "golearn/sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<Cond>(mutex). Go: `sync.NewCond(&mu)`.
class Cond {
 public:
  /// `locker` guards the condition; it must be held around wait().
  explicit Cond(std::shared_ptr<Locker> locker) : locker_(std::move(locker)) { core::made(id_); }
  Cond(const Cond&) = delete;
  Cond& operator=(const Cond&) = delete;

  /// Unlocks, waits to be woken, locks again. Go: `c.Wait()`.
  void wait(Place where = Place::current());
  /// Wakes the goroutine that has waited longest, if any. Go: `c.Signal()`.
  void signal(Place where = Place::current());
  /// Wakes all that wait, in waiting order. Go: `c.Broadcast()`.
  void broadcast(Place where = Place::current());

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  // Popped under lock_. A waiter is in the queue before it unlocks and parks, so that no wake-up falls between;
  // one that was popped before it parked is not readied but finds `ok` set and does not park.
  struct Sleeper : core::Waiter {
    bool parked = false;
  };

  std::shared_ptr<Locker> locker_;
  core::SpinLock lock_;
  core::WaitQueue waiters_;
  core::Identity id_{ObjectKind::cond};
};

}  // namespace golearn
