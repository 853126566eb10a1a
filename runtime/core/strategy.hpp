// The seam through which a program is driven: who runs next.
//
// With a strategy set, the runtime runs on one thread with virtual time and keeps no queues of its own: every
// goroutine that becomes runnable is handed to the strategy, and every choice is asked of it.
//
// Invariant: each goroutine given to ready() is chosen by exactly one later next().
#pragma once

#include <cstdint>

#include "golearn/core/goroutine.hpp"
#include "golearn/core/rng.hpp"
#include "golearn/core/timers.hpp"

namespace golearn {

class Observer;

/// How a goroutine came to be runnable.
enum class Readied : std::uint8_t {
  spawned,    ///< by a go statement
  woken,      ///< by another goroutine, or by a timer
  yielded,    ///< by itself: Gosched
  preempted,  ///< its time slice ended, or the strategy asked for it
};

/// Who runs next; null when nobody is runnable.
struct Choice {
  core::Goroutine* goroutine = nullptr;
  bool inherits_slice = false;  ///< goes on in the time slice of the one before
  bool abandon = false;         ///< nobody: the run ends here, as if interrupted
  bool time_passes = false;     ///< nobody yet: first the timers due next go off. Only if there are some
};

class Strategy {
 public:
  virtual ~Strategy() = default;

  /// A run begins. Whether timers are pending may be asked of its `timers`.
  virtual void begin(core::Timers& /*timers*/) {}

  /// `goroutine` became runnable.
  virtual void ready(core::Goroutine& goroutine, Readied how) = 0;

  /// Who runs next.
  virtual Choice next() = 0;

  /// Asked before each operation of the running goroutine that others may notice, its `pending` one: whether it must
  /// make way first. It is then given to ready() as preempted.
  virtual bool preempts(core::Goroutine& /*running*/) { return false; }

  /// Of `count` cases of a select that are ready, at least two: which one, from 0.
  virtual std::uint32_t pick_case(std::uint32_t count, core::Rng& rng) { return rng.below(count); }

  /// Of so many timers, at least two, that are due at one instant and for which one select waits: which goes off first,
  /// from 0, in the order in which they were set.
  virtual std::uint32_t pick_timer(std::uint32_t /*count*/) { return 0; }

  /// A random number below `below`, at least two; `drawn` is the one that follows from the seed.
  virtual std::uint32_t pick_number(std::uint32_t /*below*/, std::uint32_t drawn) { return drawn; }

  /// Has to be told of every event of the run, for the strategy to work; null: there is no need.
  virtual Observer* observer() { return nullptr; }

  /// Whether each operation takes a microsecond of virtual time, or none.
  [[nodiscard]] virtual bool steps_take_time() const { return true; }

  /// Whether the two goroutines of its own that Go's runtime has queued when main begins are wanted.
  [[nodiscard]] virtual bool wants_system_goroutines() const { return false; }

  /// The program has ended: forget every goroutine.
  virtual void clear() = 0;
};

}  // namespace golearn
