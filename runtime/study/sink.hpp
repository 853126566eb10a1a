// Who is told of a run as it happens.
//
// Calls come from the run's threads: printed() and leak() one at a time, event() from each processor by itself. None
// may block for long, or call the runtime but by LiveRun.
#pragma once

#include "golearn/core/config.hpp"
#include "golearn/core/event.hpp"
#include "golearn/observe/wait_leaks.hpp"

namespace golearn::study {

/// A run that goes on, for who wants to end it or send it a signal; from any thread but a signal handler.
class LiveRun {
 public:
  virtual ~LiveRun() = default;
  /// Ends it: its outcome is Ending::interrupted.
  virtual void interrupt() = 0;
  /// Hands it a signal of the process; false if it does not deal with it.
  virtual bool deliver(int signal) = 0;
};

class Sink {
 public:
  virtual ~Sink() = default;

  /// The run is about to begin; `run` lives until over().
  virtual void begins(LiveRun& /*run*/) {}
  virtual void printed(const Printed& /*line*/) {}
  /// Only if wants_events().
  virtual void event(const Event& /*event*/) {}
  /// A goroutine will never wake. Only if waits are watched.
  virtual void leak(const Leak& /*leak*/) {}
  virtual void over() {}

  /// Asked before the run begins.
  [[nodiscard]] virtual bool wants_events() const { return false; }
};

}  // namespace golearn::study
