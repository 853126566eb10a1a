// Semaphore. Go: golang.org/x/sync/semaphore: a number of permits, of which each user takes some.
//
// Invariants, under `mutex_`
//   * 0 <= taken_ <= size_, but for a release of more than is held, which panics.
//   * Who waits is served in waiting order: a small request does not overtake a large one that came before.
//   * The first that waits does not fit: whatever makes room, or takes the first away, looks at the queue again.
#pragma once

#include <cstdint>
#include <list>

#include "golearn/context/context.hpp"
#include "golearn/sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<Semaphore>(n). Any goroutine may give back what another has taken.
/// Go: `semaphore.NewWeighted(n)`.
class Semaphore {
 public:
  explicit Semaphore(std::int64_t size) : size_(size) {}
  Semaphore(const Semaphore&) = delete;
  Semaphore& operator=(const Semaphore&) = delete;

  /// Waits until `n` permits are free and those who came before have theirs. If `ctx` is cancelled first, or before
  /// the call, takes none and returns ctx.err(). More than there are is waited for until then. Go: `s.Acquire(ctx, n)`.
  [[nodiscard]] Error acquire(const Context& ctx, std::int64_t n, Place where = Place::current());
  /// Takes `n` permits if they are free and nobody waits. Go: `s.TryAcquire(n)`.
  [[nodiscard]] bool try_acquire(std::int64_t n, Place where = Place::current());
  /// Gives back `n`, and lets those in who now fit. Panics if so many are not held. For
  /// destructors too. Go: `s.Release(n)`.
  void release(std::int64_t n, Place where = Place::current());

 private:
  struct Waiter {
    std::int64_t n;
    Chan<Empty> ready;  // closed when it has its permits
  };
  using Waiters = std::list<Waiter>;

  [[nodiscard]] bool fits(std::int64_t n) const { return size_ - taken_ >= n && waiters_.empty(); }
  Error give_up(const Context& ctx, Waiters::iterator place, const Waiter& me, Place where);
  void let_in(Place where);

  Mutex mutex_{core::Inside::part};
  const std::int64_t size_;
  std::int64_t taken_ = 0;
  Waiters waiters_;
};

}  // namespace golearn
