// RWMutex. Go: sync.RWMutex: many readers or one writer; a waiting writer keeps new readers out.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "golearn/sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<RWMutex>(). lock() and unlock() are the writer's, rlock() and runlock()
/// the readers'. Misuse ends the program as in Go.
class RWMutex final : public Locker {
 public:
  RWMutex() { core::made(id_); }
  RWMutex(const RWMutex&) = delete;
  RWMutex& operator=(const RWMutex&) = delete;

  /// Waits until no one else reads or writes. Go: `rw.Lock()`.
  void lock(Place where = Place::current()) override;
  /// Wakes all readers that came meanwhile, in order, then lets the next writer try. Go: `rw.Unlock()`.
  void unlock(Place where = Place::current()) override;
  /// Takes it for writing if no one else reads, writes or waits to write. Go: `rw.TryLock()`.
  bool try_lock(Place where = Place::current());
  /// Waits while a writer writes or waits. Go: `rw.RLock()`.
  void rlock(Place where = Place::current());
  /// Takes it for reading unless a writer writes or waits. Go: `rw.TryRLock()`.
  bool try_rlock(Place where = Place::current());
  /// Go: `rw.RUnlock()`.
  void runlock(Place where = Place::current());

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  // Added to the number of readers while a writer writes, or waits for readers to leave.
  static constexpr std::int64_t kWriter = std::int64_t{1} << 62;

  // Invariants
  //   * kWriter is added and taken away under lock_, and waiters are queued there only while it is set.
  //   * Who adds itself to the readers and finds kWriter does not read: it takes itself away at once, and waits. So,
  //     kWriter being set, once the number has been zero nobody reads until kWriter is taken away.
  //   * Whoever brings the number to zero while kWriter is set comes for lock_ and wakes the writer that waits. The
  //     writer sets kWriter and says that it waits under that lock: so it either saw the number at zero, or is found.
  // Each change of the number acquires and releases: who reads sees what was written before, and the other way round.
  static bool is_writers(std::int64_t readers) { return readers & kWriter; }
  std::int64_t change(core::Processor& p, std::int64_t by);  // what the number was before
  void leave(core::Processor& p);
  void rlock_slow(core::Processor& p, Place where);
  void wake_writer(core::Processor& p);

  Mutex writers_{core::Inside::writers};  // held by the writer, also while it waits for readers to leave
  core::SpinLock lock_;
  std::atomic<std::int64_t> readers_{0};
  core::WaitQueue waiting_readers_;
  core::Waiter* waiting_writer_ = nullptr;
  core::Identity id_{ObjectKind::rwmutex};
};

/// The readers' side of an RWMutex as a Locker, for LockGuard and Cond; it keeps the RWMutex alive. Any goroutine may
/// use it, and it adds nothing to wait for. Go: `rw.RLocker()`.
class RLocker final : public Locker {
 public:
  explicit RLocker(std::shared_ptr<RWMutex> rw) : rw_(std::move(rw)) {}

  void lock(Place where = Place::current()) override { rw_->rlock(where); }
  void unlock(Place where = Place::current()) override { rw_->runlock(where); }

 private:
  std::shared_ptr<RWMutex> rw_;
};

}  // namespace golearn
