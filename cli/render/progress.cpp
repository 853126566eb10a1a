#include "render/progress.hpp"

#include <fmt/format.h>

#include "render/output.hpp"

namespace golearn::cli {
namespace {

constexpr auto kQuiet = std::chrono::seconds(1);
constexpr auto kFrame = std::chrono::milliseconds(200);

}  // namespace

Progress::Progress(const Terminal& terminal) : terminal_(terminal) {
  if (terminal.errors_on_terminal) thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  stop();
  if (thread_.joinable()) thread_.join();
}

void Progress::stop() {
  const std::lock_guard lock(mutex_);
  done_ = true;
  wipe();
  wake_.notify_all();
}

void Progress::about_to_write() {
  const std::lock_guard lock(mutex_);
  wipe();
  last_ = Clock::now();
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kFrame, [this] { return done_; })) {
    if (Clock::now() - last_ >= kQuiet) draw();
  }
}

void Progress::draw() {
  const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  write_error(fmt::format("\r\033[K{}", terminal_.say({fmt::format("… 실행 중 {:.0f}초 (멈추려면 Ctrl-C)", seconds),
                                                       fmt::format("… running, {:.0f} s (Ctrl-C stops)", seconds)})));
  drawn_ = true;
}

void Progress::wipe() {
  if (drawn_) write_error("\r\033[K");
  drawn_ = false;
}

}  // namespace golearn::cli
