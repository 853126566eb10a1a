// A program that golearn runs, and what it prints.
#pragma once

#include <sys/types.h>

#include <mutex>
#include <string>
#include <vector>

namespace golearn::host {

struct Execution {
  int status = 0;      ///< exit status; 128 + N when signal N ended it; 127 if it cannot be run
  std::string output;  ///< stdout
  std::string errors;  ///< stderr
};

/// One process after another, as the thread that takes the signals sees it. It may be interrupted before the process is
/// known to run: then it is killed as soon as it is. It is reaped under the lock, so that a number that is another's by
/// now is not killed. interrupt() and interrupted() may be called from any thread.
class Child {
 public:
  /// Runs `command` to its end, with these variables added to the environment, its stdin empty and no signal blocked,
  /// whatever this thread blocks.
  Execution execute(std::vector<std::string> command, const std::vector<std::string>& variables = {});

  /// Kills it, and whatever is to be executed from now on.
  void interrupt();
  [[nodiscard]] bool interrupted() const;

 private:
  void begin(pid_t pid);
  int status();

  mutable std::mutex mutex_;
  pid_t pid_ = 0;
  bool interrupted_ = false;
};

}  // namespace golearn::host
