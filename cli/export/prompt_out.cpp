#include "export/prompt_out.hpp"

#include <utility>

namespace golearn::exports {
namespace {

constexpr std::size_t kMuch = std::size_t{64} * 1024;
constexpr auto kSoon = std::chrono::milliseconds(10);  // half of what is promised: a thread wakes late

}  // namespace

PromptOut::PromptOut(Out out) : out_(std::move(out)), thread_([this] { run(); }) {}

PromptOut::~PromptOut() {
  {
    const std::lock_guard lock(mutex_);
    let_out();
    over_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

void PromptOut::add(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (buffer_.empty()) {
    oldest_ = Clock::now();
    if (idle_) wake_.notify_one();
  }
  buffer_ += text;
  if (buffer_.size() >= kMuch) let_out();
}

void PromptOut::flush() {
  const std::lock_guard lock(mutex_);
  let_out();
}

void PromptOut::run() {
  std::unique_lock lock(mutex_);
  while (!over_) {
    if (buffer_.empty()) {
      idle_ = true;
      wake_.wait(lock, [this] { return over_ || !buffer_.empty(); });
      idle_ = false;
    } else if (Clock::now() >= oldest_ + kSoon) {
      let_out();
    } else {
      wake_.wait_until(lock, oldest_ + kSoon, [this] { return over_; });
    }
  }
}

void PromptOut::let_out() {
  if (!buffer_.empty()) out_(buffer_);
  buffer_.clear();
}

}  // namespace golearn::exports
