#include "golearn/context/signal_desk.hpp"

#include <semaphore.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <utility>

namespace golearn::core {
namespace {

constexpr std::uint32_t kLeave = 1;  // bit 0, which is no signal: the thread is to end

// Between the handler and the thread. Bits are set before the semaphore is posted, and all are taken after it was.
std::atomic<std::uint32_t> arrivals{0};
static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "a signal handler must not lock");
sem_t some_arrived;

void announce(std::uint32_t bits) {
  arrivals.fetch_or(bits, std::memory_order_release);
  sem_post(&some_arrived);
}

void handle(int signal) {
  const int before = errno;
  announce(std::uint32_t{1} << static_cast<unsigned>(signal));
  errno = before;
}

}  // namespace

SignalDesk& SignalDesk::instance() {
  static SignalDesk desk;
  return desk;
}

SignalDesk::SignalDesk() { sem_init(&some_arrived, 0, 0); }

// The thread takes no signal itself: it inherits a full mask.
void SignalDesk::enter(Signals& program) {
  const std::lock_guard coming(life_);
  const std::lock_guard lock(mutex_);
  if (programs_.empty()) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    server_ = std::thread([this] { serve(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  programs_.push_back(&program);
}

void SignalDesk::leave(Signals& program) {
  const std::lock_guard going(life_);
  {
    const std::lock_guard lock(mutex_);
    std::erase(programs_, &program);
    refresh_locked();
    if (!programs_.empty()) return;
  }
  announce(kLeave);
  server_.join();
}

void SignalDesk::refresh() {
  const std::lock_guard lock(mutex_);
  refresh_locked();
}

void SignalDesk::refresh_locked() {
  SignalSet caught;
  SignalSet ignored;
  for (const Signals* program : programs_) {
    caught |= program->heard();
    ignored |= program->ignored();
  }
  for (int signal = 1; signal < 32; ++signal) {
    const auto bit = static_cast<std::size_t>(signal);
    set(signal, caught[bit], ignored[bit]);
  }
}

void SignalDesk::set(int signal, bool caught, bool ignored) {
  auto& saved = saved_[static_cast<std::size_t>(signal)];
  struct sigaction action {};
  if (!caught && !ignored) {
    if (saved) sigaction(signal, &*saved, nullptr);
    saved.reset();
    return;
  }
  // On the alternative stack: the thread's own may be a goroutine's, which is small.
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  action.sa_handler = caught ? handle : SIG_IGN;
  sigfillset(&action.sa_mask);
  struct sigaction before {};
  if (sigaction(signal, &action, &before) == 0 && !saved) saved = before;
}

void SignalDesk::serve() {
  for (;;) {
    while (sem_wait(&some_arrived) != 0) {
    }
    const std::uint32_t bits = arrivals.exchange(0, std::memory_order_acquire);
    deliver(SignalSet(bits & ~kLeave));
    if (bits & kLeave) return;
  }
}

void SignalDesk::deliver(SignalSet signals) {
  if (signals.none()) return;
  const std::lock_guard lock(mutex_);
  for (std::size_t signal = 1; signal < signals.size(); ++signal) {
    if (!signals[signal]) continue;
    for (Signals* program : programs_) program->deliver(static_cast<int>(signal));
  }
}

}  // namespace golearn::core
