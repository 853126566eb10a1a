// Ctrl-C and SIGTERM.
//
// The signals are blocked in every thread and taken by one that waits for them, so that what they lead to runs as
// ordinary code. A thread inherits the mask of the one that starts it, and one thread without it would be killed, and
// the process with it: hence take_interrupts() is the first thing that main does. A program that golearn runs starts
// with no signal blocked (go_tool.cpp).
#pragma once

#include <functional>

namespace golearn::host {

/// Blocks the signals and starts the thread that takes them; once, while there is no other thread. From then on a
/// signal ends the process with status 130, unless there is an OnInterrupt.
void take_interrupts();

/// What a signal leads to while this exists; one at a time.
class OnInterrupt {
 public:
  /// Calls `on_interrupt`, on another thread, at the first signal. Should this still exist a second later, or at the
  /// next signal, the process exits with status 130.
  /// `program_takes`, if given, is asked before: where it is true the signal was for the program that runs here, and
  /// nothing else happens, unless another comes within a second. That one is an interrupt, whatever the program wants:
  /// so pressing Ctrl-C twice always gets one out.
  explicit OnInterrupt(std::function<void()> on_interrupt, std::function<bool(int signal)> program_takes = {});
  ~OnInterrupt();
  OnInterrupt(const OnInterrupt&) = delete;
  OnInterrupt& operator=(const OnInterrupt&) = delete;

  // For the thread that takes the signals.
  [[nodiscard]] bool give_to_program(int signal) const { return program_takes_ && program_takes_(signal); }
  void interrupt() const { on_interrupt_(); }

 private:
  std::function<void()> on_interrupt_;
  std::function<bool(int)> program_takes_;
};

}  // namespace golearn::host
