// Atomic<T>. Go: atomic.Int32, atomic.Int64, atomic.Uint64, atomic.Bool: the typed atomics of sync/atomic
// (Go 1.19), sequentially consistent.
#pragma once

#include <atomic>
#include <type_traits>

#include "core/operation.hpp"

namespace golearn {

/// Share one through make<Atomic<T>>(). Safe from any goroutine; every operation is one indivisible step.
template <class T>
class Atomic {
  static_assert(std::is_integral_v<T>, "Go's typed atomics are integers and bool");

 public:
  Atomic() : Atomic(T{}) {}
  explicit Atomic(T value) : value_(value) { core::made(id_); }
  /// One inside another object of the library.
  explicit Atomic(core::Inside inside) : id_(kind_of(inside)) { core::made(id_); }
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;

  /// Go: `a.Load()`.
  T load(Place where = Place::current()) const {
    return step(EventKind::peek, where, [&] { return value_.load(); });
  }
  /// Go: `a.Store(v)`.
  void store(T value, Place where = Place::current()) {
    step(
        EventKind::atomic, where, [&] { return value_.store(value), value; }, true);
  }
  /// Adds and returns the new value, which wraps around where it does not fit. Go: `a.Add(delta)`.
  T add(T delta, Place where = Place::current()) requires(!std::is_same_v<T, bool>) {
    using Wrapping = std::make_unsigned_t<T>;  // a signed sum that overflows would be undefined
    return step(EventKind::atomic, where, [&] {
      return static_cast<T>(static_cast<Wrapping>(value_.fetch_add(delta)) + static_cast<Wrapping>(delta));
    });
  }
  /// Clears the bits that `mask` does not have, and returns the old value. Go: `a.And(mask)`, since 1.23.
  T and_(T mask, Place where = Place::current()) requires(!std::is_same_v<T, bool>) {
    return step(EventKind::atomic, where, [&] { return value_.fetch_and(mask); });
  }
  /// Sets the bits that `mask` has, and returns the old value. Go: `a.Or(mask)`, since 1.23.
  T or_(T mask, Place where = Place::current()) requires(!std::is_same_v<T, bool>) {
    return step(EventKind::atomic, where, [&] { return value_.fetch_or(mask); });
  }
  /// Stores `value` and returns the old one. Go: `a.Swap(v)`.
  T swap(T value, Place where = Place::current()) {
    return step(EventKind::atomic, where, [&] { return value_.exchange(value); });
  }
  /// Stores `to` if the value is `from`; whether it did. Go: `a.CompareAndSwap(from, to)`.
  bool compare_and_swap(T from, T to, Place where = Place::current()) {
    bool swapped = false;
    EventKind kind = EventKind::atomic;
    step(kind, where, [&] {
      swapped = value_.compare_exchange_strong(from, to);
      if (!swapped) kind = EventKind::peek;
      return from;
    });
    return swapped;
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  // The program over, an operation only tells the value. Watched, it is one step with the telling of it, so that
  // events come in the order of effects.
  template <class F>
  T step(const EventKind& kind, Place where, F&& operate, bool only_writes = false) const {
    core::Processor* p = core::begin_step(kind, &id_, where);
    if (!p) return value_.load(std::memory_order_relaxed);
    if (!p->wants(core::kObserved)) [[likely]]
      return operate();
    return core::observed_step(*p, kind, id_, where, only_writes, operate);
  }

  std::atomic<T> value_{};
  core::Identity id_{ObjectKind::atomic};
};

}  // namespace golearn
