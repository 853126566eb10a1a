#include "host/interrupt.hpp"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <mutex>
#include <thread>
#include <utility>

#include "host/exit_status.hpp"

namespace golearn::host {
namespace {

// Nothing here needs destruction: the thread outlives main.
std::mutex mutex;
const OnInterrupt* present = nullptr;

sigset_t interrupts() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

void set_present(const OnInterrupt* on) {
  const std::lock_guard lock(mutex);
  present = on;
}

// Calls it under the lock, so that it cannot go away meanwhile. False if there is none.
template <class F>
bool with_present(F&& call) {
  const std::lock_guard lock(mutex);
  return present && call(*present);
}

bool another_within_a_second(const sigset_t& signals) {
  const timespec patience{.tv_sec = 1, .tv_nsec = 0};
  return sigtimedwait(&signals, nullptr, &patience) > 0;
}

void take() {
  const sigset_t signals = interrupts();
  for (;;) {
    int signal = 0;
    sigwait(&signals, &signal);
    const bool taken = with_present([&](const OnInterrupt& on) { return on.give_to_program(signal); });
    if (taken && !another_within_a_second(signals)) continue;
    if (!with_present([](const OnInterrupt& on) { return on.interrupt(), true; })) _exit(kInterrupted);
    const bool again = another_within_a_second(signals);
    if (again || with_present([](const OnInterrupt&) { return true; })) _exit(kInterrupted);
  }
}

}  // namespace

void take_interrupts() {
  const sigset_t signals = interrupts();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread(take).detach();
}

OnInterrupt::OnInterrupt(std::function<void()> on_interrupt, std::function<bool(int)> program_takes)
    : on_interrupt_(std::move(on_interrupt)), program_takes_(std::move(program_takes)) {
  set_present(this);
}

OnInterrupt::~OnInterrupt() { set_present(nullptr); }

}  // namespace golearn::host
