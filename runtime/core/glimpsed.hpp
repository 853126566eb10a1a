// A field that one thread at a time may change, and any may glimpse.
//
// Invariant: written by whoever holds the owner's lock, or owns the object. Who does not sees some value the field had;
// two glimpses are seen in the order in which they are made (the loads acquire, the stores release).
#pragma once

#include <atomic>

namespace golearn::core {

template <class T>
class Glimpsed {
 public:
  Glimpsed() = default;
  explicit Glimpsed(T value) : value_(value) {}
  Glimpsed(const Glimpsed& other) : value_(T(other)) {}
  Glimpsed& operator=(const Glimpsed& other) { return *this = T(other); }
  ~Glimpsed() = default;

  Glimpsed& operator=(T value) {
    value_.store(value, std::memory_order_release);
    return *this;
  }
  /// With the lock, or as the owner.
  operator T() const { return value_.load(std::memory_order_relaxed); }
  /// Without.
  [[nodiscard]] T glimpse() const { return value_.load(std::memory_order_acquire); }

 private:
  std::atomic<T> value_{};
};

}  // namespace golearn::core
