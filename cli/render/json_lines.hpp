// --json: one event a line. The format is described in README.md.
#pragma once

#include <mutex>

#include "core/observer.hpp"
#include "core/outcome.hpp"
#include "observe/race_detector.hpp"
#include "observe/wait_leaks.hpp"
#include "observe/why.hpp"
#include "render/progress.hpp"
#include "request.hpp"

namespace golearn::cli {

/// Writes each event as a line of JSON to stdout, buffered until flush(). Thread-safe.
class JsonLines final : public Observer {
 public:
  explicit JsonLines(Progress& progress) : progress_(progress) {}

  void begin(const Program& program, bool fast);
  void on(const Event& event) override;
  [[nodiscard]] bool wants_values() const override { return true; }
  void leak(const Leak& leak);
  void race(const Race& race);
  void why(const Why& line);
  void end(const Outcome& outcome);

 private:
  void add(const std::string& line);
  void flush();

  Progress& progress_;
  std::mutex mutex_;
  std::string buffer_;
};

}  // namespace golearn::cli
