// The seam through which a program is watched.
//
// The runtime calls an observer only if one is set; without one, an operation costs nothing for the seam beyond
// the one predictable branch it shares with preemption and shutdown.
#pragma once

#include <algorithm>
#include <vector>

#include "golearn/core/event.hpp"

namespace golearn {

/// How events of accesses and channels carry the value.
enum class Values : std::uint8_t {
  none,   ///< not at all
  brief,  ///< as text to be shown
  exact,  ///< as bytes that no other value of the type has; empty where there are none
};

class Observer {
 public:
  virtual ~Observer() = default;

  /// Called on the goroutine's own stack for each event, by every processor at once when there are several: it
  /// must be thread-safe, must not block, and must not call the runtime.
  virtual void on(const Event& event) = 0;

  /// Asked when a run begins.
  [[nodiscard]] virtual Values wants_values() const { return Values::none; }
};

/// Several observers behind one: each is told of every event, in the order given.
class Fanout final : public Observer {
 public:
  explicit Fanout(std::vector<Observer*> observers) : observers_(std::move(observers)) {}
  void on(const Event& event) override {
    for (Observer* observer : observers_) observer->on(event);
  }
  /// One that wants to show them goes before one that wants them exactly, and which then has them as text.
  [[nodiscard]] Values wants_values() const override {
    const auto wants = [&](Values how) { return std::ranges::find(observers_, how, &Observer::wants_values); };
    for (const Values how : {Values::brief, Values::exact}) {
      if (wants(how) != observers_.end()) return how;
    }
    return Values::none;
  }

 private:
  std::vector<Observer*> observers_;
};

}  // namespace golearn
