// WaitGroup. Go: sync.WaitGroup: waits for a number of goroutines.
#pragma once

#include <cstdint>
#include <utility>

#include "golearn/core/go.hpp"
#include "golearn/core/panic.hpp"
#include "golearn/sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<WaitGroup>(). Call add() before the go statement it counts for.
class WaitGroup {
 public:
  WaitGroup() { core::made(id_); }
  WaitGroup(const WaitGroup&) = delete;
  WaitGroup& operator=(const WaitGroup&) = delete;

  /// Changes the counter. Panics if it falls below zero, or if it is raised from zero while someone waits to be
  /// woken; that can come about in a search, where waking takes a step of its own. Go: `wg.Add(delta)`.
  void add(std::int64_t delta, Place where = Place::current()) {
    core::Processor& p = core::here();
    if (p.needs_attention() || !add_simply(p, delta)) [[unlikely]]
      add_in_full(delta, where);
  }
  /// Go: `wg.Done()`.
  void done(Place where = Place::current()) { add(-1, where); }
  /// Waits until the counter is zero. Panics if the group is used again before the caller has gone on.
  /// Go: `wg.Wait()`.
  void wait(Place where = Place::current());

  /// Runs `function` in a goroutine that the group counts. Go: `wg.Go(f)`, since 1.25.
  template <class F>
  void go(F&& function, Place where = Place::current()) {
    add(1, where);
    golearn::go(
        [this, function = std::forward<F>(function), where]() mutable {
          // A panic ends the program, and must not look done first; Goexit ends only the goroutine.
          try {
            function();
          } catch (const core::GoexitException&) {
            done(where);
            throw;
          } catch (const core::Unwind&) {
            throw;
          } catch (...) {
            PanicValue panic = core::current_exception_as_panic(where);
            panic.repanicked = true;  // Go's recovers it and panics again, and says so
            throw core::PanicException(std::move(panic));
          }
          done(where);
        },
        where);
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  // If it ends above zero: nobody needs to be woken then.
  bool add_simply(const core::Processor& p, std::int64_t delta) {
    const core::SpinGuard guard(lock_, p.parallel);
    if (counter_ + delta <= 0) return false;
    counter_ += delta;
    return true;
  }
  void add_in_full(std::int64_t delta, Place where);
  core::Processor* before_waking(Place where);
  bool used_again(core::Processor& p);

  core::SpinLock lock_;
  std::int64_t counter_ = 0;
  core::WaitQueue waiters_;
  bool waking_ = false;  // the counter has come to zero, and who waits is about to be woken
  core::Identity id_{ObjectKind::wait_group};
};

}  // namespace golearn
