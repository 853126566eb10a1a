#include "render/stamped.hpp"

#include <chrono>
#include <ctime>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include "render/layout.hpp"
#include "render/output.hpp"

namespace golearn::cli {
namespace {

// Called under the lock of StampedLines.
class OutputSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t formatted;
    formatter_->format(message, formatted);
    write_out({formatted.data(), formatted.size()});
  }
  void flush_() override {}
};

std::string column(std::uint64_t goroutine) { return pad("g" + std::to_string(goroutine), 6); }

}  // namespace

StampedLines::StampedLines(const Terminal& terminal, Stamps stamps, Progress& progress)
    : terminal_(terminal),
      stamps_(stamps),
      progress_(progress),
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

void StampedLines::operator()(const Printed& printed) {
  std::string_view text = printed.text;
  if (text.ends_with('\n')) text.remove_suffix(1);
  const Colour colour = goroutine_colour(printed.goroutine);
  write(printed.time, terminal_.paint(colour, column(printed.goroutine)), terminal_.paint(colour, text));
}

void StampedLines::remark(std::int64_t time, std::uint64_t goroutine, const std::string& text) {
  write(time, terminal_.paint(Colour::red, column(goroutine)), terminal_.paint(Colour::red, "! " + text));
}

void StampedLines::write(std::int64_t time, const std::string& who, const std::string& text) {
  progress_.about_to_write();
  const std::lock_guard lock(mutex_);
  logger_->info("{}{}{}", terminal_.paint(Colour::dim, stamp(time)), who, text);
}

}  // namespace golearn::cli
