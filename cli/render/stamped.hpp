// A program's lines with the time and the goroutine that printed them, through spdlog.
#pragma once

#include <memory>

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

 private:
  [[nodiscard]] std::string stamp(std::int64_t time) const;

  const Terminal& terminal_;
  Stamps stamps_;
  Progress& progress_;
  std::int64_t wall_start_;
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace golearn::cli
