// Ctrl-C and SIGTERM.
//
// The signals are blocked in every thread and taken by one that waits for them, so that what they lead to runs as
// ordinary code. A thread inherits the mask of the one that starts it, and one thread without it would be killed, and
// the process with it: hence take_interrupts() is the first thing that main does. A program that golearn runs starts
// with no signal blocked (go_tool.cpp).
#pragma once

#include <functional>

namespace golearn::cli {

/// Blocks the signals and starts the thread that takes them; once, while there is no other thread. From then on a
/// signal ends the process with status 130, unless there is an InterruptWatch.
void take_interrupts();

/// What a signal leads to while this exists; one at a time.
class InterruptWatch {
 public:
  /// Calls `on_interrupt`, on another thread, at the first signal. Should this still exist a second later, or at the
  /// next signal, the process exits with status 130.
  explicit InterruptWatch(std::function<void()> on_interrupt);
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
  std::function<void()> on_interrupt_;
};

}  // namespace golearn::cli
