// Time as a program sees it: now and sleep. Timers with channels are in chan/timer.hpp.
//
// Program time runs as Config says: real, scaled or virtual. Durations are nanoseconds; the literals of
// std::chrono work (250ms). All functions belong inside a running program.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <string>
#include <type_traits>

#include "golearn/core/clock.hpp"
#include "golearn/core/goroutine.hpp"

namespace golearn {

using namespace std::chrono_literals;

/// The present moment. Go: `time.Now()`.
Time now();
/// Since `start`. Go: `time.Since(start)`.
Duration since(const Time& start);

/// As Go prints a Time with a monotonic reading: `2026-11-20 23:56:01.25 +0900 KST m=+0.000012345`.
std::string to_string(const Time& time);
namespace core {
/// Date and time of day, in the zone in which `time` is shown.
std::tm calendar(const Time& time);
}  // namespace core

/// As Go prints a Duration: `1.5s`, `250ms`, `1m30s`, `0s`.
std::string to_string(Duration duration);

/// Parks the caller for at least `duration`; zero and less return at once. Go: `time.Sleep(d)`.
void sleep(Duration duration, Place where = Place::current());
/// A number has no unit. POSIX has a sleep() that takes one, of seconds, and blocks the processor: where a
/// `using namespace golearn` brings both into sight a call of that one is ambiguous, or this.
template <class Number>
requires std::is_arithmetic_v<Number>
void sleep(Number) {
  static_assert(!std::is_arithmetic_v<Number>, "sleep() takes a duration, such as sleep(1s) or sleep(250ms)");
}
void sleep(unsigned int) = delete;

}  // namespace golearn
