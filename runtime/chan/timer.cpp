#include "golearn/chan/timer.hpp"

#include <algorithm>

#include "golearn/core/operation.hpp"

namespace golearn {
namespace core {

// What a Timer, a Ticker and an after_func share. `lock_` orders firing against stop and reset.
//
// Invariant, under `lock_`: `self_` is set, and holds the timer alive, from the time it is put into the heap until it
// is taken out again and fired() has seen it. In between it is in the heap once or with one fired(), never both: a
// timer that is set again while fired() is on its way goes back into the heap only then.
class TimerCore : public TimerNode, public std::enable_shared_from_this<TimerCore> {
 public:
  TimerCore(Scheduler& scheduler, Duration interval, Place where)
      : created_at(where), scheduler_(scheduler), interval_(interval) {
    fire = [](TimerNode& node) { static_cast<TimerCore&>(node).fired(); };
    helps = [](const TimerNode& node) { return static_cast<const TimerCore&>(node).is_awaited(); };
    select = [](const TimerNode& node) { return static_cast<const TimerCore&>(node).awaiting_select(); };
    drop = [](TimerNode& node) { static_cast<TimerCore&>(node).self_.reset(); };
    made(id_, 0, where);
  }

  void start(Duration duration) {
    const SpinGuard guard(lock_, scheduler_.parallel);
    tell(here(), EventKind::timer, id_, created_at);
    arm(due_in(duration));
  }

  // Stop and Reset are steps on the channel, for they empty it.
  Processor* begin(Place where) const {
    return begin_step_noexcept(EventKind::timer, channel.is_nil() ? &id_ : &channel.identity(), where);
  }
  bool stop() {
    const SpinGuard guard(lock_, scheduler_.parallel);
    return disarm();
  }

  bool restart(Duration duration, Duration interval) {
    const SpinGuard guard(lock_, scheduler_.parallel);
    const std::int64_t due = due_in(duration);
    const bool postponed = pending_ && !firing_ && !unreceived_ && home->postpone(*this, due);
    const bool was_running = postponed || disarm();
    interval_ = interval;
    tell(here(), EventKind::timer, id_, created_at);
    if (!postponed) arm(due);
    return was_running;
  }

  Chan<Time> channel;
  std::function<void()> function;
  const Place created_at;

 private:
  // As in Go since 1.23, a channel's timer runs only for who waits on the channel.
  [[nodiscard]] bool is_awaited() const { return function || !channel.core() || channel.core()->is_awaited(); }

  [[nodiscard]] const void* awaiting_select() const {
    return channel.core() ? channel.core()->awaiting_select() : nullptr;
  }

  [[nodiscard]] std::int64_t due_in(Duration duration) const {
    return Timers::after(scheduler_.clock.now(), std::max<std::int64_t>(duration.count(), 0));
  }

  // Those that should have come by now are left out: a ticker that is faster than the machine must not keep it busy.
  [[nodiscard]] std::int64_t next_tick() const {
    const std::int64_t missed = (scheduler_.clock.now() - when) / interval_.count();
    return Timers::after(when + missed * interval_.count(), interval_.count());
  }

  void arm(std::int64_t when) {
    pending_ = true;
    if (firing_) {
      again_at_ = when;
      return;
    }
    self_ = shared_from_this();
    here().timers->add(*this, when);
  }

  bool disarm() {
    // A time that was sent but not received counts as still to come.
    const bool unreceived = std::exchange(unreceived_, false) && Channel::drain(*channel.core(), scheduler_.parallel);
    if (!std::exchange(pending_, false)) return unreceived;
    if (firing_) return true;
    if (home->remove(*this)) {
      self_.reset();
    } else {
      firing_ = true;
    }
    return true;
  }

  void fired() {
    std::shared_ptr<TimerCore> alive;  // outlives the guard
    SpinGuard guard(lock_, scheduler_.parallel);
    alive = std::move(self_);
    if (std::exchange(firing_, false)) {  // stopped meanwhile, and perhaps set again
      if (pending_) arm(again_at_);
      return;
    }
    pending_ = false;
    if (interval_.count() > 0) arm(next_tick());
    Processor& p = here();
    if (function) {
      guard.release();
      Goroutine* g = scheduler_.allocate(p, created_at);
      tell(p, EventKind::fire, id_, created_at, 0, g->id);
      g->task.set([alive] { alive->function(); });
      ++p.stats.fired;
      return scheduler_.start(p, g);
    }
    tell(p, EventKind::fire, id_, created_at);
    Time time = scheduler_.clock.time();
    Element due{&time, true};
    unreceived_ = true;
    Channel::offer(*channel.core(), due, p);
  }

  const Identity id_{ObjectKind::timer};
  Scheduler& scheduler_;
  SpinLock lock_;
  Duration interval_;  // of a ticker; zero for a single event
  bool pending_ = false;
  bool unreceived_ = false;    // a time was sent since the channel was seen empty
  bool firing_ = false;        // stopped after it was taken out of the heap and before fired() has come to it
  std::int64_t again_at_ = 0;  // pending and firing: fired() puts it back into the heap, not earlier
  std::shared_ptr<TimerCore> self_;
};

namespace {

// One that was made when the program had ended was not set either.
bool never_set(const char* complaint, Place where) {
  if (!is_over()) panic(complaint, where);
  return false;
}

}  // namespace
}  // namespace core

Timer::Timer(Duration duration, Place where) {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p) return;
  core_ = std::make_shared<core::TimerCore>(*p->scheduler, Duration{}, where);
  core_->channel = Chan<Time>(core::Channel::make_for_timer(core::element_type<Time>, where));
  c = core_->channel;
  core_->start(duration);
}

bool Timer::stop(Place where) {
  if (!core_) return core::never_set("time: Stop called on uninitialized Timer", where);
  return core_->begin(where) && core_->stop();
}

bool Timer::reset(Duration duration, Place where) {
  if (!core_) return core::never_set("time: Reset called on uninitialized Timer", where);
  return core_->begin(where) && core_->restart(duration, Duration{});
}

Ticker::Ticker(Duration interval, Place where) {
  if (interval.count() <= 0) panic("non-positive interval for NewTicker", where);
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p) return;
  timer_.core_ = std::make_shared<core::TimerCore>(*p->scheduler, interval, where);
  timer_.core_->channel = Chan<Time>(core::Channel::make_for_timer(core::element_type<Time>, where));
  c = timer_.core_->channel;
  timer_.core_->start(interval);
}

void Ticker::reset(Duration interval, Place where) {
  if (interval.count() <= 0) panic("non-positive interval for Ticker.Reset", where);
  const auto& core = timer_.core_;
  if (core && core->begin(where)) core->restart(interval, interval);
}

RecvChan<Time> after(Duration duration, Place where) { return Timer(duration, where).c; }

RecvChan<Time> tick(Duration interval, Place where) {
  return interval.count() > 0 ? Ticker(interval, where).c : RecvChan<Time>();
}

Timer after_func(Duration duration, std::function<void()> function, Place where) {
  Timer timer;
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p) return timer;
  timer.core_ = std::make_shared<core::TimerCore>(*p->scheduler, Duration{}, where);
  timer.core_->function = std::move(function);
  timer.core_->start(duration);
  return timer;
}

}  // namespace golearn
