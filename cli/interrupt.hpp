// Ctrl-C and SIGTERM while a program runs.
//
// The signals are blocked in every thread and taken by one that waits for them, so that what they lead to runs as
// ordinary code. Made before the program's threads start, which inherit the blocked mask.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace golearn::cli {

class InterruptWatch {
 public:
  /// Calls `on_interrupt`, on a thread of its own, at the first signal. Should the process still be there a second
  /// later, or at the next signal, it exits with status 130.
  explicit InterruptWatch(std::function<void()> on_interrupt);
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
  void watch();

  std::function<void()> on_interrupt_;
  std::atomic<bool> over_{false};
  sigset_t signals_{};
  sigset_t previous_{};
  std::thread thread_;
};

}  // namespace golearn::cli
