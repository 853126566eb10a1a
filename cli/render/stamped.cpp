#include "render/stamped.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <utility>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include "host/output.hpp"
#include "render/layout.hpp"

namespace golearn::render {
namespace {

using words::Tone;

constexpr int kUnlimited = std::numeric_limits<int>::max() / 2;

// Called under the lock of StampedLines.
class OutputSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t formatted;
    formatter_->format(message, formatted);
    host::write_out({formatted.data(), formatted.size()});
  }
  void flush_() override {}
};

}  // namespace

StampedLines::StampedLines(const Screen& screen, Stamps stamps, int columns, bool folds, std::function<void()> before)
    : screen_(screen),
      stamps_(stamps),
      columns_(columns),
      before_(std::move(before)),
      wall_start_(std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count()),
      logger_(std::make_shared<spdlog::logger>("program", std::make_shared<OutputSink>())),
      fold_(folds, [this](const std::string& line) {
        before_();
        logger_->info("{}", line);
      }) {
  logger_->set_pattern("%v");
}

StampedLines::~StampedLines() = default;

std::string StampedLines::stamp(std::int64_t time) const {
  if (stamps_ == Stamps::none) return "";
  if (stamps_ == Stamps::relative) return fmt::format("{:>12.6f}s  ", static_cast<double>(time) / 1e9);
  const std::int64_t wall = wall_start_ + time;
  const std::time_t seconds = wall / 1'000'000'000;
  std::tm local{};
  localtime_r(&seconds, &local);
  return fmt::format("{:02}:{:02}:{:02}.{:06}  ", local.tm_hour, local.tm_min, local.tm_sec, wall / 1000 % 1'000'000);
}

void StampedLines::print(std::int64_t time, std::uint64_t goroutine, const std::string& name, std::string_view text) {
  write(time, {name, Tone::plain, columns_, goroutine}, {words::visible_line(text), Tone::plain, 0, goroutine});
}

void StampedLines::remark(std::int64_t time, const std::string& name, const std::string& text) {
  write(time, {name, Tone::bad, columns_}, {"! " + text, Tone::bad});
}

void StampedLines::finish(const std::function<std::string(std::size_t)>& left_out) {
  const std::lock_guard lock(mutex_);
  fold_.finish([&](std::size_t lines) { return paint(screen_, Tone::faint, left_out(lines)); });
}

// At a terminal a line that is too long goes on below itself; elsewhere it is left as it is.
void StampedLines::write(std::int64_t time, const words::Part& who, const words::Part& what) {
  const std::lock_guard lock(mutex_);
  shown_ = std::max(shown_, time);
  const std::string when = stamp(shown_);
  const int before = words::display_width(when) + std::max(columns_, words::display_width(who.text)) + 2;
  const std::vector<words::Part> parts{{when, Tone::faint}, who, {"  "}, what};
  std::string rows;
  for (const auto& row : wrap_parts(parts, screen_.terminal ? screen_.width : kUnlimited, before)) {
    rows += (rows.empty() ? "" : "\n") + painted(screen_, row);
  }
  fold_.put(std::move(rows));
}

}  // namespace golearn::render
