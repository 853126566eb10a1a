// Shared<T>: a plain Go variable that several goroutines use without synchronisation.
//
// In Go that is a data race; in C++ it would be undefined behaviour. Here each read and each write is a relaxed
// atomic access, so nothing is undefined, and yet `counter += 1` is a read and, later, a write: between them
// another processor may write too, and its update is lost. On several processors the runtime leaves the window
// between the two a little open, so that what a large program meets once in a while shows in a small one.
#pragma once

#include <atomic>
#include <type_traits>

#include "core/operation.hpp"

namespace golearn {

/// Share one through make<Shared<T>>(). T: a number or bool. Never torn, never ordered.
template <class T>
class Shared {
  static_assert(std::is_arithmetic_v<T>, "Shared<T> is for numbers and bool");

 public:
  Shared() : Shared(T{}) {}
  explicit Shared(T value) : value_(value) { core::made(id_); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  /// Reads the variable.
  T load(Place where = Place::current()) const {
    if (core::Processor* p = core::begin_step(EventKind::load, &id_, where))
      core::tell(*p, EventKind::load, id_, where);
    return value_.load(std::memory_order_relaxed);
  }
  /// Writes the variable.
  void store(T value, Place where = Place::current()) {
    core::Processor* p = core::begin_step(EventKind::store, &id_, where);
    if (!p) return;
    core::tell(*p, EventKind::store, id_, where);
    value_.store(value, std::memory_order_relaxed);
  }
  /// A read and a write. Go: `x += delta`.
  void add(T delta, Place where = Place::current()) {
    const T old = load(where);
    core::open_race_window();
    store(static_cast<T>(old + delta), where);
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  std::atomic<T> value_{};
  core::Identity id_{ObjectKind::variable};
};

}  // namespace golearn
