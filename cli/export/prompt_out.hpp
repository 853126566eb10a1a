// Text that goes out in large pieces while much comes, and soon while little comes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "export/exporter.hpp"

namespace golearn::exports {

/// Thread-safe: one lock, under which `out` is called, so its pieces are whole and in order, and who adds more than
/// the reader takes waits for it. A thread of its own lets out what has lain here for long enough. It sleeps while
/// there is nothing, and else until the oldest text is due, so it costs a busy program no more than a hundred looks a
/// second.
///
/// Invariant: `oldest_` is when the first byte of `buffer_` came, if there is any.
class PromptOut {
 public:
  explicit PromptOut(Out out);
  ~PromptOut();
  PromptOut(const PromptOut&) = delete;
  PromptOut& operator=(const PromptOut&) = delete;

  /// It is out at the latest 20 ms from now, if the machine is not too busy for that.
  void add(std::string_view text);
  /// All that was added before is out when this returns.
  void flush();

 private:
  using Clock = std::chrono::steady_clock;
  void run();
  void let_out();

  Out out_;
  std::mutex mutex_;
  std::condition_variable wake_;  // of the thread: text has come to an empty buffer, or it is over
  std::string buffer_;
  Clock::time_point oldest_;
  bool idle_ = false;  // the thread waits for text
  bool over_ = false;
  std::thread thread_;
};

}  // namespace golearn::exports
