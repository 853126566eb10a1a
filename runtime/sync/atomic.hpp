// Atomic<T>. Go: atomic.Int32, atomic.Int64, atomic.Uint64, atomic.Bool: the typed atomics of sync/atomic
// (Go 1.19), sequentially consistent.
#pragma once

#include <atomic>
#include <type_traits>

#include "golearn/sync/atomic_access.hpp"

namespace golearn {

/// Share one through make<Atomic<T>>(). Safe from any goroutine; every operation is one indivisible step. What each
/// does is said in atomic_access.hpp.
template <class T>
class Atomic {
 public:
  Atomic() : Atomic(T{}) {}
  explicit Atomic(T value) : value_(value) { core::made(id_); }
  /// One inside another object of the library.
  explicit Atomic(core::Inside inside) : id_(kind_of(inside)) { core::made(id_); }
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;

  T load(Place where = Place::current()) const { return access().load(where); }
  void store(T value, Place where = Place::current()) { access().store(value, where); }
  T add(T delta, Place where = Place::current()) requires(!std::is_same_v<T, bool>) {
    return access().add(delta, where);
  }
  T and_(T mask, Place where = Place::current()) requires(!std::is_same_v<T, bool>) {
    return access().and_(mask, where);
  }
  T or_(T mask, Place where = Place::current()) requires(!std::is_same_v<T, bool>) { return access().or_(mask, where); }
  T swap(T value, Place where = Place::current()) { return access().swap(value, where); }
  bool compare_and_swap(T from, T to, Place where = Place::current()) {
    return access().compare_and_swap(from, to, where);
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  [[nodiscard]] core::AtomicAccess<T> access() const { return {value_, id_}; }

  mutable std::atomic<T> value_{};
  core::Identity id_{ObjectKind::atomic};
};

}  // namespace golearn
