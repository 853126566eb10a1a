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
  Atomic() = default;
  explicit Atomic(T value) : value_(value) {}
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;

  /// Go: `a.Load()`.
  T load(Where where = Where::current()) const {
    return step(where) ? value_.load() : value_.load(std::memory_order_relaxed);
  }
  /// Go: `a.Store(v)`.
  void store(T value, Where where = Where::current()) {
    if (step(where)) value_.store(value);
  }
  /// Adds and returns the new value. Go: `a.Add(delta)`.
  T add(T delta, Where where = Where::current()) requires(!std::is_same_v<T, bool>) {
    return step(where) ? value_.fetch_add(delta) + delta : value_.load();
  }
  /// Stores `value` and returns the old one. Go: `a.Swap(v)`.
  T swap(T value, Where where = Where::current()) { return step(where) ? value_.exchange(value) : value_.load(); }
  /// Stores `to` if the value is `from`; whether it did. Go: `a.CompareAndSwap(from, to)`.
  bool compare_and_swap(T from, T to, Where where = Where::current()) {
    return step(where) && value_.compare_exchange_strong(from, to);
  }

 private:
  bool step(Where where) const {
    core::Processor* p = core::begin(where);
    if (p) core::tell(*p, EventKind::atomic, this, where);
    return p != nullptr;
  }
  std::atomic<T> value_{};
};

}  // namespace golearn
