// Whether it pays for a processor to take goroutines from others.
//
// One that is run elsewhere than where it was made ready takes its cache lines along, and what it has in common with
// those it left behind goes to and fro from then on. That is lost time if it then runs for less than it cost: several
// processors are slower than one. How long it will run is not known before it is taken; but whoever finds that what it
// took was not worth it waits a while before it takes more. Go has no such thing. It shows in nothing but speed: any
// order that comes of it is one that Go allows.
//
// A Takings is one processor's, and used by its thread only.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>

namespace golearn::core {

/// Times in ns, moments by any steady clock.
class Takings {
 public:
  static constexpr std::int64_t kWorth = 250;  // that a goroutine should keep who took it busy
  static constexpr std::uint32_t kMany = 8;    // to take fewer from the global queue costs less than to weigh it
  static constexpr std::int64_t kShortest = 50'000;
  static constexpr std::int64_t kLongest = 200'000;

  static std::int64_t now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

  /// It takes `count` goroutines from another one's queue, or from the global one.
  void take(std::uint32_t count, std::int64_t now) {
    settle(now);
    count_ = count;
    since_ = now;
  }

  /// It has run what it took. For how long it should not take more: twice as long as last time, while it is not worth
  /// it.
  std::int64_t settle(std::int64_t now) {
    if (count_ == 0) return 0;
    const bool worth = now - since_ >= kWorth * std::exchange(count_, 0);
    pause_ = worth ? 0 : std::clamp(2 * pause_, kShortest, kLongest);
    return pause_;
  }

 private:
  std::int64_t since_ = 0;  // when it took last
  std::int64_t count_ = 0;  // how many; 0: settled
  std::int64_t pause_ = 0;
};

}  // namespace golearn::core
