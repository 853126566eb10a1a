// Access to a number by indivisible steps: what Atomic<T> is made of, and what a plain Shared<T> offers beside its
// plain reads and writes.
//
// Sequentially consistent. Watched, a step is one with the telling of it, so that events come in the order of effects.
#pragma once

#include <atomic>
#include <type_traits>

#include "golearn/core/brief.hpp"
#include "golearn/core/operation.hpp"

namespace golearn::core {

/// The steps on one number. Refers to it: use it at once, where it was asked for.
template <class T>
class AtomicAccess {
  static_assert(std::is_integral_v<T>, "Go's atomics are integers and bool");

 public:
  AtomicAccess(std::atomic<T>& value, const Identity& id) : value_(value), id_(id) {}

  /// Go: `a.Load()`, `atomic.LoadInt64(&x)`.
  T load(Place where = Place::current()) const {
    return step(EventKind::peek, where, [&] { return value_.load(); });
  }
  /// Go: `a.Store(v)`, `atomic.StoreInt64(&x, v)`.
  void store(T value, Place where = Place::current()) const {
    step(
        EventKind::atomic, where, [&] { return value_.store(value), value; }, true);
  }
  /// Adds and returns the new value, which wraps around where it does not fit. Go: `a.Add(delta)`,
  /// `atomic.AddInt64(&x, delta)`.
  T add(T delta, Place where = Place::current()) const requires(!std::is_same_v<T, bool>) {
    using Wrapping = std::make_unsigned_t<T>;  // a signed sum that overflows would be undefined
    return step(EventKind::atomic, where, [&] {
      return static_cast<T>(static_cast<Wrapping>(value_.fetch_add(delta)) + static_cast<Wrapping>(delta));
    });
  }
  /// Clears the bits that `mask` does not have, and returns the old value. Go: `a.And(mask)`, since 1.23.
  T and_(T mask, Place where = Place::current()) const requires(!std::is_same_v<T, bool>) {
    return step(EventKind::atomic, where, [&] { return value_.fetch_and(mask); });
  }
  /// Sets the bits that `mask` has, and returns the old value. Go: `a.Or(mask)`, since 1.23.
  T or_(T mask, Place where = Place::current()) const requires(!std::is_same_v<T, bool>) {
    return step(EventKind::atomic, where, [&] { return value_.fetch_or(mask); });
  }
  /// Stores `value` and returns the old one. Go: `a.Swap(v)`, `atomic.SwapInt64(&x, v)`.
  T swap(T value, Place where = Place::current()) const {
    return step(EventKind::atomic, where, [&] { return value_.exchange(value); });
  }
  /// Stores `to` if the value is `from`; whether it did. Go: `a.CompareAndSwap(from, to)`,
  /// `atomic.CompareAndSwapInt64(&x, from, to)`.
  bool compare_and_swap(T from, T to, Place where = Place::current()) const {
    bool swapped = false;
    EventKind kind = EventKind::atomic;
    step(kind, where, [&] {
      swapped = value_.compare_exchange_strong(from, to);
      if (!swapped) kind = EventKind::peek;
      if (!swapped) found_nothing(here());
      return from;
    });
    return swapped;
  }

 private:
  // The program over, an operation only tells the value.
  template <class F>
  T step(const EventKind& kind, Place where, F&& operate, bool only_writes = false) const {
    Processor* p = begin_step(kind, &id_, where);
    if (!p) return value_.load(std::memory_order_relaxed);
    if (!p->wants(kObserved)) [[likely]]
      return operate();
    return observed_step(*p, kind, id_, where, only_writes, operate,
                         [&](Values how) { return shown(value_.load(std::memory_order_relaxed), how); });
  }

  std::atomic<T>& value_;
  const Identity& id_;
};

}  // namespace golearn::core
