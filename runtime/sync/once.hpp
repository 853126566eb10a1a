// Once. Go: sync.Once: runs a function exactly one time.
#pragma once

#include <atomic>

#include "golearn/sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<Once>().
class Once {
 public:
  Once() { core::made(id_); }
  /// One inside another object of the library.
  explicit Once(core::Inside inside) : id_(kind_of(inside)) { core::made(id_); }
  Once(const Once&) = delete;
  Once& operator=(const Once&) = delete;

  /// Runs `function` if no call of this Once has run one; returns when that one has finished. A function that
  /// panics counts as run. Go: `once.Do(f)`.
  template <class F>
  void run(F&& function, Place where = Place::current()) {
    core::Processor* p = core::begin_step(EventKind::once, &id_, where);
    if (!p) return;
    if (done_.load(std::memory_order_acquire)) return core::tell(*p, EventKind::once, id_, where, 0);
    const LockGuard guard(mutex_, where);
    if (done_.load(std::memory_order_relaxed)) return core::tell(core::here(), EventKind::once, id_, where, 0);
    struct Finish {
      Once& once;
      Place where;
      ~Finish() {
        // A step of its own: from now on others pass.
        if (core::Processor* p = core::begin_step_noexcept(EventKind::once, &once.id_, where)) {
          core::tell(*p, EventKind::once, once.id_, where, 1);
        }
        once.done_.store(true, std::memory_order_release);
      }
    } const finish{*this, where};
    function();
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  std::atomic<bool> done_{false};
  Mutex mutex_{core::Inside::part};
  core::Identity id_{ObjectKind::once};
};

}  // namespace golearn
