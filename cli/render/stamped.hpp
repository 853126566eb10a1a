// A program's lines with the time and the goroutine that printed them, through spdlog. Thread-safe.
#pragma once

#include <memory>
#include <mutex>

#include "core/config.hpp"
#include "render/progress.hpp"
#include "render/terminal.hpp"
#include "request.hpp"

namespace spdlog {
class logger;
}

namespace golearn::cli {

class StampedLines {
 public:
  /// `wall_start`: what the wall clock showed when the program began, ns since 1970.
  StampedLines(const Terminal& terminal, Stamps stamps, Progress& progress);
  ~StampedLines();
  StampedLines(const StampedLines&) = delete;
  StampedLines& operator=(const StampedLines&) = delete;

  void operator()(const Printed& printed);
  /// What golearn has to say about a goroutine while the program runs.
  void remark(std::int64_t time, std::uint64_t goroutine, const std::string& text);

 private:
  [[nodiscard]] std::string stamp(std::int64_t time) const;
  void write(std::int64_t time, const std::string& who, const std::string& text);

  std::mutex mutex_;  // the program prints one line at a time, but remarks come in between

  const Terminal& terminal_;
  Stamps stamps_;
  Progress& progress_;
  std::int64_t wall_start_;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace golearn::cli
