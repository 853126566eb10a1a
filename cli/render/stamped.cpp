#include "render/stamped.hpp"

#include <chrono>
#include <ctime>
#include <utility>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include "host/output.hpp"
#include "render/layout.hpp"

namespace golearn::render {
namespace {

using words::Tone;

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

StampedLines::StampedLines(const Screen& screen, Stamps stamps, int columns, std::function<void()> before)
    : screen_(screen),
      stamps_(stamps),
      columns_(columns),
      before_(std::move(before)),
      wall_start_(std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count()),
      logger_(std::make_shared<spdlog::logger>("program", std::make_shared<OutputSink>())) {
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
  write(time, paint_goroutine(screen_, goroutine, pad(name, columns_)), paint_goroutine(screen_, goroutine, text));
}

void StampedLines::remark(std::int64_t time, const std::string& name, const std::string& text) {
  write(time, paint(screen_, Tone::bad, pad(name, columns_)), paint(screen_, Tone::bad, "! " + text));
}

void StampedLines::write(std::int64_t time, const std::string& who, const std::string& text) {
  before_();
  const std::lock_guard lock(mutex_);
  logger_->info("{}{}  {}", paint(screen_, Tone::faint, stamp(time)), who, text);
}

}  // namespace golearn::render
