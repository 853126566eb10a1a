// What the goroutines of a random program share, and what they may do with it.
#pragma once

#include <fmt/format.h>

#include <span>
#include <string>

#include "golearn/golearn.hpp"

namespace golearn::test {

// Longer than any program waits.
inline constexpr auto kNever = 1h;

struct Scope {
  Scope() = default;

  // NOLINTNEXTLINE(google-explicit-constructor): with_timeout() and its kin give one
  Scope(std::pair<Context, CancelFunc> made) : ctx(std::move(made.first)), cancel(std::move(made.second)) {}

  Context ctx;
  CancelFunc cancel;
};

struct World {
  Chan<int> unbuffered = make_chan<int>();
  Chan<int> buffered = make_chan<int>(1);
  Mutex mutex;
  RWMutex both;
  Once once;
  WaitGroup group;
  std::shared_ptr<Mutex> locker = make<Mutex>();
  Cond cond{locker};
  Shared<int> variable;
  std::shared_ptr<Atomic<int>> atomic = make<Atomic<int>>();
  const Time begun = now();
  Timer timer{kNever};
  Ticker ticker{kNever};
  Scope top = with_cancel(background());
  // Set by main.
  Timer alarm;  // adds 100 to `atomic`
  Scope timed;  // below top
  Scope below;  // below timed
};

/// One of the goroutines: which, from 1, and what it has seen.
struct Witness {
  int id = 0;
  std::string seen = {};

  template <class T>
  void saw(const T& what) {
    seen += fmt::format("{} ", what);
  }
};

struct Operation {
  std::string_view name;
  void (*run)(World&, Witness&);
};

std::span<const Operation> channel_operations();
std::span<const Operation> lock_operations();
/// A millisecond or two each, so that many are due at the same instant.
std::span<const Operation> timer_operations();
std::span<const Operation> context_operations();

}  // namespace golearn::test
