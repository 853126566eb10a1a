// Timers that deliver on channels: after, Timer, Ticker, after_func.
#pragma once

#include <functional>
#include <memory>

#include "golearn/chan/chan.hpp"
#include "golearn/core/time.hpp"

namespace golearn {

namespace core {
class TimerCore;
}

/// A single event in the future. Copies share it. Go: `*time.Timer`, with the rules of Go 1.23: after stop() or
/// reset() returns, no value from before is received.
class Timer {
 public:
  /// A timer that was never set, with a nil channel: stop() and reset() panic. Go: `var t time.Timer`.
  Timer() = default;
  /// Go: `time.NewTimer(d)`.
  explicit Timer(Duration duration, Place where = Place::current());

  /// Where the time is delivered when it has come. Nil for after_func(). Go: `t.C`.
  RecvChan<Time> c;

  /// Stops it; false if it had fired or been stopped already. Go: `t.Stop()`.
  bool stop(Place where = Place::current());
  /// Starts it anew; false if it was not running. Go: `t.Reset(d)`.
  bool reset(Duration duration, Place where = Place::current());

  /// What an after_func() and its copies share, for who must not keep it alive: while it runs it does so itself.
  explicit Timer(std::shared_ptr<core::TimerCore> core) : core_(std::move(core)) {}
  [[nodiscard]] std::weak_ptr<core::TimerCore> core() const { return core_; }

 private:
  friend class Ticker;
  friend Timer after_func(Duration duration, std::function<void()> function, Place where);
  std::shared_ptr<core::TimerCore> core_;
};

/// Sends the time on its channel at intervals, dropping ticks for slow receivers. Go: `*time.Ticker`.
class Ticker {
 public:
  /// Panics unless `interval` is above zero. Go: `time.NewTicker(d)`.
  explicit Ticker(Duration interval, Place where = Place::current());
  /// Where the times are delivered; stop() does not close it. Go: `t.C`.
  RecvChan<Time> c;
  /// Go: `t.Stop()`.
  void stop(Place where = Place::current()) { timer_.stop(where); }
  /// Stops it and starts it anew with this interval, counted from now; panics unless that is above zero. Go:
  /// `t.Reset(d)`.
  void reset(Duration interval, Place where = Place::current());

 private:
  Timer timer_;
};

/// A channel that delivers the time once, after `duration`. Go: `time.After(d)`.
RecvChan<Time> after(Duration duration, Place where = Place::current());
/// A channel that delivers ticks; nil unless `interval` is above zero. Go: `time.Tick(d)`.
RecvChan<Time> tick(Duration interval, Place where = Place::current());
/// Runs `function` in a goroutine of its own after `duration`. Go: `time.AfterFunc(d, f)`.
Timer after_func(Duration duration, std::function<void()> function, Place where = Place::current());

}  // namespace golearn
