// The go statement, and what a goroutine may ask of the scheduler.
#pragma once

#include <cstdint>
#include <functional>
#include <type_traits>
#include <utility>

#include "golearn/core/operation.hpp"

namespace golearn {
namespace core {

/// Whether an F may be nil, as a variable of a function type may in Go; a lambda and a function itself are not.
template <class F>
inline constexpr bool may_be_nil = std::is_pointer_v<F>;
template <class R>
inline constexpr bool may_be_nil<std::function<R()>> = true;

}  // namespace core

/// Starts a goroutine that runs `function`, a callable of no arguments; it is copied or moved in. What the
/// goroutine shares with others it should hold by value: channels and make<T>() objects are references. A local
/// of main captured by reference is gone when main returns, which on several processors may be while the
/// goroutine still runs. A nil function ends the program: `fatal error: go of nil func value`. Go: `go function()`.
template <class F>
void go(F&& function, Place where = Place::current()) {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p) return;
  if constexpr (core::may_be_nil<std::remove_cvref_t<F>>) {
    if (!function) return core::fatal("go of nil func value", where);
  }
  core::Goroutine* g = p->scheduler->allocate(*p, where);
  g->task.set(std::forward<F>(function));
  p->scheduler->start(*p, g);
}

/// Lets others run: the caller goes to the back of the global queue. Go: `runtime.Gosched()`.
void gosched(Place where = Place::current());

/// Goroutines that have not ended, the caller included. Go: `runtime.NumGoroutine()`.
std::int64_t num_goroutine(Place where = Place::current());

/// The number of processors; outside a program, what it would be by default. Go: `runtime.GOMAXPROCS(0)`.
int gomaxprocs();

/// Sets the number of processors and returns the one before; n below 1 changes nothing. At most as many as the run
/// began with (Config::procs), unlike in Go. The processors above n finish what they are at, up to its next operation.
/// Go: `runtime.GOMAXPROCS(n)`.
int gomaxprocs(int n, Place where = Place::current());

/// The machine's cores. Go: `runtime.NumCPU()`.
int num_cpu();

/// The calling goroutine's number; main is 1. Go has no counterpart: its numbers show only in reports.
std::uint64_t goroutine_id();

/// Uniform in [0, n), from the run's seed; n at least 1. Under a strategy what a goroutine draws follows from the seed
/// and from the go statements that led to it, and not from what others draw. Go: `rand.Intn(n)`.
int rnd(int n);

/// Ends the program at once with `status`, without unwinding into deferred functions. Go: `os.Exit(status)`.
[[noreturn]] void exit_program(int status);

}  // namespace golearn
