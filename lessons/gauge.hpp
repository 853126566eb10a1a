// Gauge: how many are somewhere at a time, and how many were at most. For what lessons find; no part of a program.
//
// Invariant: most() is never below what any enter() has left behind. Thread-safe.
#pragma once

#include <atomic>

namespace golearn::lessons {

class Gauge {
 public:
  void enter(int n = 1) {
    const int now = inside_ += n;
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
