// RWMutex. Go: sync.RWMutex: many readers or one writer; a waiting writer keeps new readers out.
#pragma once

#include <cstdint>

#include "sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<RWMutex>(). lock() and unlock() are the writer's, rlock() and runlock()
/// the readers'. Misuse ends the program as in Go.
class RWMutex final : public Locker {
 public:
  RWMutex() { core::made(this); }
  RWMutex(const RWMutex&) = delete;
  RWMutex& operator=(const RWMutex&) = delete;

  /// Waits until no one else reads or writes. Go: `rw.Lock()`.
  void lock(Where where = Where::current()) override;
  /// Wakes all readers that came meanwhile, in order, then lets the next writer try. Go: `rw.Unlock()`.
  void unlock(Where where = Where::current()) override;
  /// Waits while a writer writes or waits. Go: `rw.RLock()`.
  void rlock(Where where = Where::current());
  /// Go: `rw.RUnlock()`.
  void runlock(Where where = Where::current());

 private:
  Mutex writers_;  // held by the writer, also while it waits for readers to leave
  core::SpinLock lock_;
  bool writer_ = false;       // a writer writes, or waits for readers to leave
  std::int64_t readers_ = 0;  // reading now
  core::WaitQueue waiting_readers_;
  core::Waiter* waiting_writer_ = nullptr;
};

}  // namespace golearn
