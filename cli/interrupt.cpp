#include "interrupt.hpp"

#include <pthread.h>
#include <unistd.h>

#include <ctime>

#include "error.hpp"

namespace golearn::cli {
namespace {

constexpr int kWakeUp = SIGUSR1;  // sent by the destructor to its own thread

}  // namespace

InterruptWatch::InterruptWatch(std::function<void()> on_interrupt) : on_interrupt_(std::move(on_interrupt)) {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM, kWakeUp}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, &previous_);
  thread_ = std::thread([this] { watch(); });
}

InterruptWatch::~InterruptWatch() {
  over_ = true;
  pthread_kill(thread_.native_handle(), kWakeUp);
  thread_.join();
  pthread_sigmask(SIG_SETMASK, &previous_, nullptr);
}

void InterruptWatch::watch() {
  int signal = kWakeUp;
  while (signal == kWakeUp) {
    sigwait(&signals_, &signal);
    if (over_) return;
  }
  on_interrupt_();
  const timespec patience{.tv_sec = 1, .tv_nsec = 0};
  sigtimedwait(&signals_, nullptr, &patience);
  if (!over_) _exit(kInterrupted);
}

}  // namespace golearn::cli
