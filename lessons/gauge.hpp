// Gauge: how many are somewhere at a time, and how many were at most. For what lessons find; no part of a program.
//
// Invariant: most() is never below what any enter() has left behind. Thread-safe.
#pragma once

#include <atomic>

#include "golearn/golearn.hpp"

namespace golearn::lessons {

class Gauge {
 public:
  void enter(int n = 1) {
    const int now = inside_ += n;
    // A search joins runs in which all have seen the same: what was seen here is part of that.
    core::learned(core::here(), static_cast<std::uint64_t>(now));
    for (int most = most_; most < now && !most_.compare_exchange_weak(most, now);) {
    }
  }
  void leave(int n = 1) { inside_ -= n; }
  /// The most that were inside at once.
  [[nodiscard]] int most() const { return most_; }

 private:
  std::atomic<int> inside_ = 0;
  std::atomic<int> most_ = 0;
};

}  // namespace golearn::lessons
