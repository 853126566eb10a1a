// The seam through which a program is watched.
//
// The runtime calls an observer only if one is set; without one, an operation costs nothing for the seam beyond
// the one predictable branch it shares with preemption and shutdown.
#pragma once

#include <algorithm>
#include <vector>

#include "core/event.hpp"

namespace golearn {

class Observer {
 public:
  virtual ~Observer() = default;

  /// Called on the goroutine's own stack for each event, by every processor at once when there are several: it
  /// must be thread-safe, must not block, and must not call the runtime.
  virtual void on(const Event& event) = 0;

  /// Asked when a run begins: whether events of accesses and channels are to carry the value, as text.
  [[nodiscard]] virtual bool wants_values() const { return false; }
};

/// Several observers behind one: each is told of every event, in the order given.
class Fanout final : public Observer {
 public:
  explicit Fanout(std::vector<Observer*> observers) : observers_(std::move(observers)) {}
  void on(const Event& event) override {
    for (Observer* observer : observers_) observer->on(event);
  }
  [[nodiscard]] bool wants_values() const override { return std::ranges::any_of(observers_, &Observer::wants_values); }

 private:
  std::vector<Observer*> observers_;
};

}  // namespace golearn
