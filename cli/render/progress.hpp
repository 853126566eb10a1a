// A sign of life on stderr while a program waits: after a second with nothing printed, the time that has passed.
// On a terminal only; the line is wiped before anything else is written.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "render/screen.hpp"

namespace golearn::render {

class Progress {
 public:
  /// `words` says it, in one line, for the seconds that have passed.
  Progress(const Screen& screen, std::function<std::string(double seconds)> words);
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

  std::function<std::string(double)> words_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  bool drawn_ = false;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_ = began_;
  std::thread thread_;
};

/// One line on stderr that is drawn over and wiped in the end; on a terminal only, and no longer than its width, for
/// what went over the edge could not be wiped. One thread.
class StatusLine {
 public:
  explicit StatusLine(const Screen& screen) : shown_(screen.errors_on_terminal), width_(screen.errors_width) {}
  ~StatusLine();
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;

  [[nodiscard]] bool is_shown() const { return shown_; }
  void draw(const std::string& text);

 private:
  bool shown_;
  int width_;
  bool drawn_ = false;
};

}  // namespace golearn::render
