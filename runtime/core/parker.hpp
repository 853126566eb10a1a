// Where a processor's thread sleeps until another one wakes it.
//
// It holds one token, as a binary semaphore does: who wakes puts it there, who sleeps takes it. So it does not matter
// which of the two comes first, and a token may be left over: who has slept looks whether what it sleeps for is there,
// and sleeps on if not.
//
// Whoever wakes holds no lock meanwhile that the sleeper will want: else the thread comes only to wait once more.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace golearn::core {

class Parker {
 public:
  /// By the processor's thread.
  void sleep() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return token_; });
    token_ = false;
  }
  /// The same, but no longer than until `end`: false if nobody woke it.
  bool sleep_until(std::chrono::steady_clock::time_point end) {
    std::unique_lock lock(mutex_);
    if (!come_.wait_until(lock, end, [this] { return token_; })) return false;
    token_ = false;
    return true;
  }
  /// By any thread.
  void wake() {
    {
      const std::lock_guard lock(mutex_);
      token_ = true;
    }
    come_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable come_;
  bool token_ = false;
};

}  // namespace golearn::core
