// Doing something from outside of a program once the program says that it is ready for it.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace golearn::test {

/// Calls `act`, on a thread of its own, after each say(); joined at the end, if need be after one more call.
class WhenReady {
 public:
  explicit WhenReady(std::function<void()> act, int times = 1)
      : thread_([this, act = std::move(act), times] {
          for (int time = 0; time < times; ++time) {
            for (int seen = said_; seen <= time; seen = said_) said_.wait(seen);
            act();
          }
        }),
        times_(times) {}
  WhenReady(const WhenReady&) = delete;
  WhenReady& operator=(const WhenReady&) = delete;
  ~WhenReady() {
    if (thread_.joinable()) finish();
  }

  void say() {
    ++said_;
    said_.notify_all();
  }
  /// Waits until it has acted as often as it is to.
  void finish() {
    said_ += times_;
    said_.notify_all();
    thread_.join();
  }

 private:
  std::atomic<int> said_{0};
  std::thread thread_;
  int times_;
};

}  // namespace golearn::test
