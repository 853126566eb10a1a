// Processors that get into each other's way.
//
// Goroutines that do little but meet at one lock are served faster by one processor than by several: each change from
// one to the other moves cache lines, makes somebody wait, or wakes a thread. So a processor adds up what it loses in
// this way, and when it is a large part of its time, it backs off: it hands over what it had to run and sleeps for a
// while. Go has no such thing. It shows in nothing but speed: any order that comes of it is one that Go allows.
//
// A Crowding is one processor's, and used by its thread only.
#pragma once

#include <algorithm>
#include <cstdint>

namespace golearn::core {

/// What a processor loses to others. Times in ns, moments by any steady clock.
class Crowding {
 public:
  /// It has just lost about so much. True if it should back off: it lost a quarter of the last moments.
  bool lost(std::int64_t time, std::int64_t now) {
    if (now - since_ > kWindow) {
      since_ = now;
      lost_ = 0;
    }
    lost_ += time;
    return lost_ >= kWindow / 4;
  }

  /// For how long it should back off: twice as long as last time, if it had hardly come back.
  std::int64_t back_off(std::int64_t now) {
    backoff_ = now - back_ < kSoon ? std::min(2 * backoff_, kLongest) : kShortest;
    lost_ = 0;
    return backoff_;
  }
  void come_back(std::int64_t now) { since_ = back_ = now; }

  static constexpr std::int64_t kWindow = 50'000;
  static constexpr std::int64_t kSoon = 200'000;
  static constexpr std::int64_t kShortest = 500'000;
  static constexpr std::int64_t kLongest = 2'000'000;

 private:
  std::int64_t since_ = 0;      // when the sum was begun
  std::int64_t lost_ = 0;       // since then
  std::int64_t back_ = -kSoon;  // when it came back
  std::int64_t backoff_ = kShortest;
};

/// What it costs to find that another one has, or had, what this one needs; and to be sent to sleep and woken. About.
inline constexpr std::int64_t kMeeting = 200;
inline constexpr std::int64_t kAwaking = 5'000;

/// The calling processor lost so much by meeting another one. Does nothing outside a program, or in virtual time.
void met_another(std::int64_t lost = kMeeting);

}  // namespace golearn::core
