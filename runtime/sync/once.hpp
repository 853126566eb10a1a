// Once. Go: sync.Once: runs a function exactly one time.
#pragma once

#include <atomic>

#include "sync/mutex.hpp"

namespace golearn {

/// Not copyable; share one through make<Once>().
class Once {
 public:
  Once() = default;
  Once(const Once&) = delete;
  Once& operator=(const Once&) = delete;

  /// Runs `function` if no call of this Once has run one; returns when that one has finished. A function that
  /// panics counts as run. Go: `once.Do(f)`.
  template <class F>
  void run(F&& function, Where where = Where::current()) {
    core::Processor* p = core::begin(where);
    if (!p || done_.load(std::memory_order_acquire)) return;
    const LockGuard guard(mutex_, where);
    if (done_.load(std::memory_order_relaxed)) return;
    struct Finish {
      std::atomic<bool>& done;
      ~Finish() { done.store(true, std::memory_order_release); }
    } const finish{done_};
    core::tell(core::here(), EventKind::once, this, where);
    function();
  }

 private:
  std::atomic<bool> done_{false};
  Mutex mutex_;
};

}  // namespace golearn
