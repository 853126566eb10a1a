// SignalDesk: the process's signals, and which programs of it want them.
//
// A signal handler may do next to nothing: it sets a bit and posts a semaphore. A thread that waits for it, which
// exists while there are programs at the desk, hands the signal to each of them.
//
// Invariants
//   * `programs_` and `saved_` are under `mutex_`, and a program is called only under it: so that none is once leave()
//     has returned.
//   * A signal that some program hears is caught; else, one that some program ignores is ignored; all others do what
//     they did before the desk first touched them.
#pragma once

#include <array>
#include <csignal>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "golearn/context/signals.hpp"

namespace golearn::core {

class SignalDesk {
 public:
  static SignalDesk& instance();

  /// From now on `program` is asked what it wants.
  void enter(Signals& program);
  void leave(Signals& program);
  /// What a program wants has changed.
  void refresh();

 private:
  SignalDesk();
  void refresh_locked();
  void set(int signal, bool caught, bool ignored);
  void serve();
  void deliver(SignalSet signals);

  std::mutex life_;  // of the thread: held while one comes or goes, before mutex_
  std::mutex mutex_;
  std::vector<Signals*> programs_;
  std::array<std::optional<struct sigaction>, 32> saved_;
  std::thread server_;
};

}  // namespace golearn::core
