#include "interrupt.hpp"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <mutex>
#include <thread>
#include <utility>

#include "error.hpp"

namespace golearn::cli {
namespace {

// Nothing here needs destruction: the thread outlives main.
std::mutex mutex;
const std::function<void()>* action = nullptr;

sigset_t interrupts() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

void set_action(const std::function<void()>* wanted) {
  const std::lock_guard lock(mutex);
  action = wanted;
}

bool watched() {
  const std::lock_guard lock(mutex);
  return action != nullptr;
}

// Under the lock, so that a watch cannot go away meanwhile. False if there is none.
bool act() {
  const std::lock_guard lock(mutex);
  if (action) (*action)();
  return action != nullptr;
}

void take() {
  const sigset_t signals = interrupts();
  for (;;) {
    int signal = 0;
    sigwait(&signals, &signal);
    if (!act()) _exit(kInterrupted);
    const timespec patience{.tv_sec = 1, .tv_nsec = 0};
    const bool again = sigtimedwait(&signals, nullptr, &patience) > 0;
    if (again || watched()) _exit(kInterrupted);
  }
}

}  // namespace

void take_interrupts() {
  const sigset_t signals = interrupts();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread(take).detach();
}

InterruptWatch::InterruptWatch(std::function<void()> on_interrupt) : on_interrupt_(std::move(on_interrupt)) {
  set_action(&on_interrupt_);
}

InterruptWatch::~InterruptWatch() { set_action(nullptr); }

}  // namespace golearn::cli
