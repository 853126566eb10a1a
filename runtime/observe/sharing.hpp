// Whether the goroutines of a program have anything in common: an observer.
//
// If they have nothing, no channel, lock, variable or other object that more than one could touch, then what each does
// is the same in every order, and so are the lines that each prints; only their order among each other is open. What
// is decided by random numbers or by the clock is shared too, but not seen here.
#pragma once

#include "golearn/core/event_facts.hpp"
#include "golearn/core/observer.hpp"

namespace golearn {

/// For a controlled run: not thread-safe.
class Sharing final : public Observer {
 public:
  void on(const Event& event) override {
    const bool waits = event.kind == EventKind::block && event.reason != WaitReason::sleep;
    shared_ = shared_ || waits || facts(event.kind).touches;
  }

  /// Whether anything was done that another goroutine might have noticed, other than printing and sleeping.
  [[nodiscard]] bool shared() const { return shared_; }

 private:
  bool shared_ = false;
};

}  // namespace golearn
