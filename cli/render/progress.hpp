// A sign of life on stderr while a lesson waits: after a second with nothing printed, the time that has passed.
// On a terminal only; the line is wiped before anything else is written.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "render/terminal.hpp"

namespace golearn::cli {

class Progress {
 public:
  explicit Progress(const Terminal& terminal);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Call before writing: wipes the line and starts the second anew. Thread-safe.
  void about_to_write();

  /// Wipes the line for good. Thread-safe.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  void run();
  void draw();
  void wipe();

  const Terminal& terminal_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  bool drawn_ = false;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_ = began_;
  std::thread thread_;
};

}  // namespace golearn::cli
