// A program's lines with the time and the goroutine that printed them, through spdlog. Thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "args/values.hpp"
#include "render/fold.hpp"
#include "render/screen.hpp"

namespace spdlog {
class logger;
}

namespace golearn::render {

using args::Stamps;

class StampedLines {
 public:
  /// Goroutines' names stand in a column of so many columns. `before` is called before each line that is shown; of very
  /// many lines the middle is not, if it `folds`.
  StampedLines(const Screen& screen, Stamps stamps, int columns, bool folds, std::function<void()> before);
  ~StampedLines();
  StampedLines(const StampedLines&) = delete;
  StampedLines& operator=(const StampedLines&) = delete;

  /// A line that the goroutine called `name` printed, `time` ns after the program began.
  void print(std::int64_t time, std::uint64_t goroutine, const std::string& name, std::string_view text);
  /// What golearn has to say about a goroutine while the program runs.
  void remark(std::int64_t time, const std::string& name, const std::string& text);
  /// No more lines come; `left_out` says how many are not shown.
  void finish(const std::function<std::string(std::size_t lines)>& left_out);

  [[nodiscard]] const Fold& fold() const { return fold_; }

 private:
  [[nodiscard]] std::string stamp(std::int64_t time) const;
  void write(std::int64_t time, const words::Part& who, const words::Part& what);

  std::mutex mutex_;        // the program prints one line at a time, but remarks come in between
  std::int64_t shown_ = 0;  // the time of the last line: the next was not there before

  const Screen& screen_;
  Stamps stamps_;
  int columns_;
  std::function<void()> before_;
  std::int64_t wall_start_;  // what the wall clock showed when the program began, ns since 1970
  std::shared_ptr<spdlog::logger> logger_;
  Fold fold_;
};

}  // namespace golearn::render
