#include "golearn/context/signals.hpp"

#include <algorithm>

#include "golearn/context/signal_desk.hpp"
#include "golearn/core/operation.hpp"

namespace golearn::core {
namespace {

// Those that no program can take, and those that say that the program itself is at fault.
constexpr int kNotForPrograms[] = {SIGKILL, SIGSTOP, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};

SignalSet all_signals() {
  SignalSet all;
  all.set();
  all.reset(0);
  for (const int signal : kNotForPrograms) all.reset(static_cast<std::size_t>(signal));
  return all;
}

bool is_in(const SignalSet& signals, int signal) {
  return signal > 0 && signal < static_cast<int>(signals.size()) && signals[static_cast<std::size_t>(signal)];
}

}  // namespace

SignalSet set_of(const std::vector<Signal>& signals) {
  static const SignalSet all = all_signals();
  if (signals.empty()) return all;
  SignalSet set;
  for (const Signal& signal : signals) {
    if (is_in(all, signal.number)) set.set(static_cast<std::size_t>(signal.number));
  }
  return set;
}

Signals& Signals::of(Processor& p) {
  Scheduler& scheduler = *p.scheduler;
  return static_cast<Signals&>(scheduler.signals_or([&] { return std::make_unique<Signals>(scheduler); }));
}

void Signals::notify(const SendChan<Signal>& channel, SignalSet signals) {
  {
    const std::lock_guard lock(mutex_);
    auto mine = std::ranges::find(listeners_, channel, &Listener::channel);
    if (mine == listeners_.end()) mine = listeners_.insert(mine, {channel, {}});
    mine->wanted |= signals;
    ignored_ &= ~signals;
  }
  scheduler_.hears_signals.store(true, std::memory_order_relaxed);
  tell_desk();
}

void Signals::stop(const SendChan<Signal>& channel) {
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(listeners_, [&](const Listener& each) { return each.channel == channel; });
  }
  tell_desk();
}

// Under mutex_.
void Signals::forget(SignalSet signals) {
  for (Listener& each : listeners_) each.wanted &= ~signals;
  std::erase_if(listeners_, [](const Listener& each) { return each.wanted.none(); });
}

void Signals::ignore(SignalSet signals) {
  {
    const std::lock_guard lock(mutex_);
    forget(signals);
    ignored_ |= signals;
  }
  tell_desk();
}

void Signals::reset(SignalSet signals) {
  {
    const std::lock_guard lock(mutex_);
    forget(signals);
    ignored_ &= ~signals;
  }
  tell_desk();
}

std::vector<SendChan<Signal>> Signals::listeners(int signal) const {
  const std::lock_guard lock(mutex_);
  std::vector<SendChan<Signal>> channels;
  for (const Listener& each : listeners_) {
    if (is_in(each.wanted, signal)) channels.push_back(each.channel);
  }
  return channels;
}

bool Signals::ignores(int signal) const { return is_in(ignored(), signal); }

void Signals::offer(const SendChan<Signal>& channel, int signal, Processor& p) {
  const std::lock_guard lock(mutex_);
  const auto listener = std::ranges::find(listeners_, channel, &Listener::channel);
  if (listener == listeners_.end() || !is_in(listener->wanted, signal)) return;
  if (!first_offer_) first_offer_ = Duration(scheduler_.clock.now());
  Signal value(signal);
  Element element{&value, true};
  Channel::offer(*channel.core(), element, p);
}

void Signals::offer_all(int signal) {
  for (const auto& channel : listeners(signal)) offer(channel, signal, here());
}

bool Signals::deliver(int signal) {
  {
    const std::lock_guard lock(mutex_);
    if (over_ || scheduler_.config.isolated) return false;
    if (is_in(ignored_, signal)) return true;
    if (std::ranges::none_of(listeners_, [&](const Listener& each) { return is_in(each.wanted, signal); })) {
      return false;
    }
  }
  scheduler_.post([this, signal] { offer_all(signal); });
  return true;
}

bool Signals::end() {
  bool listened = false;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    listened = !listeners_.empty();
    listeners_.clear();
    ignored_.reset();
  }
  if (at_desk_.load(std::memory_order_relaxed)) SignalDesk::instance().leave(*this);
  return listened;
}

std::optional<Duration> Signals::first_offer() const {
  const std::lock_guard lock(mutex_);
  return first_offer_;
}

SignalSet Signals::heard() const {
  const std::lock_guard lock(mutex_);
  SignalSet heard;
  for (const Listener& each : listeners_) heard |= each.wanted;
  return heard;
}

SignalSet Signals::ignored() const {
  const std::lock_guard lock(mutex_);
  return ignored_;
}

// Of two that come first at the same time, one may refresh before the other has entered: that one refreshes after it.
void Signals::tell_desk() {
  if (scheduler_.config.isolated) return;
  if (!at_desk_.exchange(true, std::memory_order_relaxed)) SignalDesk::instance().enter(*this);
  SignalDesk::instance().refresh();
}

}  // namespace golearn::core
