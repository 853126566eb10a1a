#include "render/progress.hpp"

#include <utility>

#include "host/output.hpp"
#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

constexpr auto kQuiet = std::chrono::seconds(1);
constexpr auto kFrame = std::chrono::milliseconds(200);
constexpr const char* kWiped = "\r\033[K";

}  // namespace

Progress::Progress(const Screen& screen, std::function<std::string(double)> words) : words_(std::move(words)) {
  if (screen.errors_on_terminal) thread_ = std::thread([this] { run(); });
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
  host::write_error(kWiped + words_(std::chrono::duration<double>(Clock::now() - began_).count()));
  drawn_ = true;
}

void Progress::wipe() {
  if (drawn_) host::write_error(kWiped);
  drawn_ = false;
}

StatusLine::~StatusLine() {
  if (drawn_) host::write_error(kWiped);
}

void StatusLine::draw(const std::string& text) {
  if (!shown_) return;
  host::write_error(kWiped + text.substr(0, words::fitting(text, width_ - 1)));
  drawn_ = true;
}

}  // namespace golearn::render
