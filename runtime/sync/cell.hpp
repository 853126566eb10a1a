// What a Shared<T> keeps its value in: so that nothing is undefined, whoever reads and writes at the same time.
//
// What fits into an atomic word is one, and is read and written relaxed. Anything else is copied under a lock. In
// neither does an access order anything for the program: the lock is not told of, and is not the program's.
// Thread-safe. What is called under the lock must do no operation of this library.
#pragma once

#include <atomic>
#include <type_traits>
#include <utility>

#include "golearn/core/spin_lock.hpp"

namespace golearn::core {

template <class T>
inline constexpr bool fits_a_word = [] {
  if constexpr (std::is_trivially_copyable_v<T>) {
    return std::atomic<T>::is_always_lock_free;
  } else {
    return false;
  }
}();

template <class T, bool = fits_a_word<T>>
class Cell {
 public:
  explicit Cell(T value) : value_(value) {}

  T get() const { return value_.load(std::memory_order_relaxed); }
  void set(T value) { value_.store(value, std::memory_order_relaxed); }
  template <class F>
  auto read(F&& look) const {
    const T value = get();
    return look(value);
  }
  template <class F>
  void write(F&& change) {
    T value = get();
    change(value);
    set(value);
  }
  /// As write(), and nobody else writes meanwhile: returns what there was before.
  template <class F>
  T change(F&& how) {
    T old = get();
    for (;;) {
      T value = old;
      how(value);
      if (value_.compare_exchange_weak(old, value, std::memory_order_relaxed)) return old;
    }
  }
  std::atomic<T>& word() const { return value_; }

 private:
  mutable std::atomic<T> value_;
};

template <class T>
class Cell<T, false> {
 public:
  explicit Cell(T value) : value_(std::move(value)) {}

  T get() const {
    const SpinGuard guard(lock_, true);
    return value_;
  }
  // What was there before is destroyed after the lock.
  void set(T value) {
    const SpinGuard guard(lock_, true);
    std::swap(value_, value);
  }
  template <class F>
  auto read(F&& look) const {
    const SpinGuard guard(lock_, true);
    return look(std::as_const(value_));
  }
  template <class F>
  void write(F&& change) {
    const SpinGuard guard(lock_, true);
    change(value_);
  }
  template <class F>
  T change(F&& how) {
    const SpinGuard guard(lock_, true);
    T old = value_;
    how(value_);
    return old;
  }

 private:
  mutable SpinLock lock_;
  T value_;
};

}  // namespace golearn::core
