// Runtime: runs a program.
#pragma once

#include <memory>
#include <utility>

#include "golearn/core/config.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/core/task.hpp"

namespace golearn {

namespace core {
class Scheduler;
}

/// One run of one program. Not copyable; make another for another run.
///
///     const Outcome outcome = Runtime({.procs = 2}).run([] { go([] { println("hello"); }); sleep(1ms); });
class Runtime {
 public:
  /// Throws std::invalid_argument when a field of `config` is out of its range.
  explicit Runtime(const Config& config = {});
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  /// Runs `main`, a callable of no arguments, as goroutine 1, and returns when the program has ended and every
  /// goroutine left has been unwound. A second call, or one from inside a program, throws std::logic_error. The calling
  /// thread becomes processor 0. A goroutine that computes for ever without any operation keeps run() from returning.
  template <class F>
  Outcome run(F&& main, Place where = Place::current()) {
    core::Task task;
    task.set(std::forward<F>(main));
    return run_task(std::move(task), where);
  }

  /// Ends the program from any thread: run() returns Ending::interrupted. Not for signal handlers.
  void interrupt();

  /// Hands the program a signal that the process got, from any thread but no signal handler. False if the program does
  /// not deal with it: it has not asked for it (context/signal.hpp), has ended, or is isolated.
  bool deliver(int signal);

 private:
  Outcome run_task(core::Task&& main, Place where);
  std::unique_ptr<core::Scheduler> scheduler_;
  bool has_run_ = false;
};

}  // namespace golearn
