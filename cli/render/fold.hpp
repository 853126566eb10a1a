// Lines of which, where there are many, only the first and the last are shown: the first as they come, the last when
// all have come.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>

namespace golearn::render {

/// One thread at a time.
class Fold {
 public:
  /// How many are shown of many.
  static constexpr std::size_t kFirst = 50;
  static constexpr std::size_t kLast = 10;

  /// `folds`: whether any line is ever left out.
  Fold(bool folds, std::function<void(const std::string&)> show) : folds_(folds), show_(std::move(show)) {}

  /// The next line.
  void put(std::string line);
  /// No more lines come: shows the last ones, and before them, if some were left out, what `remark` says of their
  /// number.
  void finish(const std::function<std::string(std::size_t left_out)>& remark);

  /// Lines that have come.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Whether the last line was kept, and not shown.
  [[nodiscard]] bool keeps() const { return folds_ && count_ > kFirst; }

 private:
  bool folds_;
  std::function<void(const std::string&)> show_;
  std::size_t count_ = 0;
  std::size_t left_out_ = 0;
  std::deque<std::string> last_;
};

/// The lines of `text`, folded.
std::string folded(const std::string& text, const std::function<std::string(std::size_t left_out)>& remark);

}  // namespace golearn::render
