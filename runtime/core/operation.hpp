// The frame of every operation: what channels, locks and timers are written on.
//
//     Processor* p = begin_step(...);    // counts the operation, obeys preemption, a strategy, the program's end
//     if (!p) return;                    // the program has ended: do nothing
//     SpinGuard guard(lock, p->parallel);
//     ...                                // fast path, or publish a waiter and
//     park(*p, reason, where, [&] { guard.release(); });
//
// All blocking goes through park(), all waking through ready().
#pragma once

#include <concepts>
#include <string>

#include "golearn/core/panic.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {

/// What has an identity: channels, locks, variables.
template <class T>
concept Identified = requires(const T& object) {
  { object.identity() } -> std::convertible_to<const Identity&>;
};

/// Begins an operation of the calling goroutine on an object, or on null. Null, or by exception Unwind, when the
/// program has ended.
inline Processor* begin_step(EventKind kind, const Identity* object, Place where) {
  Processor& p = here();
  if (p.needs_attention()) [[unlikely]]
    return Scheduler::attend(p, kind, object, where, false);
  return &p;
}

/// The same for operations that destructors use: never throws.
inline Processor* begin_step_noexcept(EventKind kind, const Identity* object, Place where) {
  Processor& p = here();
  if (p.needs_attention()) [[unlikely]]
    return Scheduler::attend(p, kind, object, where, true);
  return &p;
}

/// Begins what concerns nobody else: it only obeys preemption and the program's end, and never throws.
inline Processor* begin_local(Place where = {}) { return begin_step_noexcept(EventKind::local, nullptr, where); }

/// For what is no operation but needs a run: std::logic_error outside of one.
inline void must_be_inside() {
  Processor& p = here();
  if (p.wants(kOutside)) Scheduler::attend(p, {}, true);
}

/// After the program's end a goroutine is resumed only to leave: by exception, or, inside a destructor, by
/// operations that do nothing.
inline bool may_go_on(Goroutine& g) {
  if (!g.unwind) [[likely]]
    return true;
  if (std::uncaught_exceptions() > 0) return false;
  throw Unwind{};
}

/// Whether the program has ended. Asked after a lock() whose caller goes on: if it has, the lock is not held.
inline bool is_over() { return here().wants(kStop); }

/// Runs `operate`, of several operations, for what destructors use: what ends the program does not leave it by
/// exception but is met again at the goroutine's next operation.
template <class F>
void quietly(F&& operate) {
  try {
    operate();
  } catch (const Unwind&) {
  }
}

/// Blocks the calling goroutine until ready(). `unlock` releases the lock that guards the wait queue it has been
/// put on: until then nobody can ready it. `after` is what the goroutine does first when it is woken: nothing that
/// others notice, unless it tries again. False when the operation must be abandoned. The processor may be
/// another one afterwards: call here() again. `watched` is false where it is known already that nobody samples.
template <bool watched = true, class Unlock>
bool park(Processor& p, const Wait& wait, Unlock&& unlock, Operation after = {}) {
  Goroutine& g = *p.current;
  g.reason = wait.reason;
  g.leaves_at(wait.where);
  g.state.store(GoroutineState::waiting, std::memory_order_relaxed);
  if (watched && p.wants(kWatched)) [[unlikely]]
    p.scheduler->tell_park(p, g, wait, after);
  unlock();
  p.scheduler->suspend(p, g);
  return may_go_on(g);
}

/// Makes a parked goroutine runnable. Once for each park().
inline void ready(Goroutine* g) {
  Processor& p = here();
  p.scheduler->ready(p, g);
}

/// By whom an object is known to those who watch; nobody, if none does.
inline ObjectId id_of(Processor& p, const Identity& object) {
  return p.wants(kWatched) ? p.scheduler->number(object) : ObjectId{};
}

/// Whether a search tries orders of steps, or repeats one: a strategy for which steps take no time.
inline bool is_searched(const Processor& p) {
  return p.wants(kControlled) && !p.scheduler->config.strategy->steps_take_time();
}

/// Tells a strategy, if there is one, what the goroutine learned by the step that it makes, where no event tells it:
/// which case was chosen, how many elements a channel has.
inline void learned(const Processor& p, std::uint64_t what) {
  if (!p.wants(kControlled)) return;
  std::uint64_t& all = p.current->under_control().learned;
  all = all * 1'000'003 + what + 1;
}

/// Tells it that the step found nothing to do, which is something learned, too: a select took its default, a TryLock
/// found it locked, a channel was closed and drained.
inline void found_nothing(const Processor& p) {
  if (!p.wants(kControlled)) return;
  p.current->under_control().in_vain = true;
  learned(p, 0);
}

/// Tells the observer, if there is one, that the calling goroutine did this.
inline void tell(Processor& p, EventKind kind, const Identity& object, Place where, std::int64_t value = 0,
                 std::uint64_t other = 0) {
  if (p.wants(kObserved)) [[unlikely]]
    p.scheduler->tell(p, kind, object, where, value, other);
}

/// The same of an access: `show` says what was read or written, if the observer wants to know.
template <class F>
void tell_access(Processor& p, EventKind kind, const Identity& object, Place where, std::int64_t value, F&& show) {
  if (!p.wants(kObserved)) [[likely]]
    return;
  const Values how = p.scheduler->values;
  const std::string text = how == Values::none ? std::string() : show(how);
  p.scheduler->tell(p, kind, object, where, value, 0, text);
}

/// A new object, from its constructor: it gets its number, and the observer is told. Also outside a program, to nobody.
/// `capacity` is a channel's.
inline void made(const Identity& object, std::int64_t capacity = 0, Place where = {}) {
  Processor& p = here();
  if (p.wants(kWatched)) [[unlikely]]
    p.scheduler->made(p, object, capacity, where);
}

/// Carries out `operate` and then tells of it, with no other such step in between. `operate` may change `kind`; `show`
/// is what tell_access() takes.
template <class F, class Show>
auto observed_step(Processor& p, const EventKind& kind, const Identity& object, Place where, std::int64_t value,
                   F&& operate, Show&& show) {
  const SpinGuard guard(p.scheduler->observed_steps, p.parallel);
  const auto result = operate();
  tell_access(p, kind, object, where, value, show);
  return result;
}

/// Between the calling goroutine's look at `variable` and what it does because of it: on several processors others come
/// in between now and then (race_gap.hpp). With one processor nothing runs in between.
template <Identified Variable>
void open_race_gap(const Variable& variable, Place where = Place::current()) {
  Processor& p = here();
  if (!p.parallel || !p.scheduler->opens_race_gap(p, variable.identity(), RaceGap::Of::look)) return;
  p.scheduler->put_aside(p, where);
}

/// Ends the program with an error no program can recover. Does not throw, for destructors unlock: the goroutine leaves
/// at its next operation. Go: `fatal error: ...`.
void fatal(const char* message, Place where);

}  // namespace golearn::core
