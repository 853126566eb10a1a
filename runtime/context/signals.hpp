// Signals: who in one program listens for which signal, and what is ignored.
//
// Threads and order
//   * Goroutines change the table and raise; any thread may deliver(). `mutex_` guards the table; while it is held
//     nobody parks, and a signal is offered to a channel only under it: so that after stop() none comes.
//   * Locks are taken in this order: the desk's (signal_desk.hpp), this one, the scheduler's.
//   * What comes from outside is posted and offered by a processor, between two goroutines, as what a timer sends is.
//   * `changes_` stands for the table where steps are announced and told: who changes it writes, who raises reads.
#pragma once

#include <atomic>
#include <bitset>
#include <mutex>
#include <optional>
#include <vector>

#include "golearn/context/signal.hpp"
#include "golearn/core/scheduler.hpp"
#include "golearn/sync/atomic.hpp"

namespace golearn::core {

/// By number. 1 to 31: those that have names.
using SignalSet = std::bitset<32>;

/// `signals`, or all that a program can take if there are none.
SignalSet set_of(const std::vector<Signal>& signals);

class Signals final : public SignalTaker {
 public:
  explicit Signals(Scheduler& scheduler) : scheduler_(scheduler) {}

  /// Of the running program, made at first use.
  static Signals& of(Processor& p);

  // For goroutines, after their step has begun.
  void notify(const SendChan<Signal>& channel, SignalSet signals);
  void stop(const SendChan<Signal>& channel);
  void ignore(SignalSet signals);
  void reset(SignalSet signals);
  /// The channels that want it.
  [[nodiscard]] std::vector<SendChan<Signal>> listeners(int signal) const;
  /// Offers it, if the channel still wants it.
  void offer(const SendChan<Signal>& channel, int signal, Processor& p);
  [[nodiscard]] bool ignores(int signal) const;
  /// When a signal was first offered to a channel that wants it, by the system or by the program itself.
  [[nodiscard]] std::optional<Duration> first_offer() const;

  // From any thread.
  bool deliver(int signal) override;
  bool end() override;
  [[nodiscard]] SignalSet heard() const;
  [[nodiscard]] SignalSet ignored() const;

  Atomic<int> changes_{Inside::part};
  const Identity id_{ObjectKind::signals};

 private:
  struct Listener {
    SendChan<Signal> channel;
    SignalSet wanted;
  };
  void forget(SignalSet signals);
  void offer_all(int signal);
  void tell_desk();

  Scheduler& scheduler_;
  mutable std::mutex mutex_;
  std::vector<Listener> listeners_;
  SignalSet ignored_;
  std::optional<Duration> first_offer_;
  bool over_ = false;
  std::atomic<bool> at_desk_{false};
};

}  // namespace golearn::core
