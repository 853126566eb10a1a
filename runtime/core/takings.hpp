// Whether it pays for a processor to take goroutines from others.
//
// One that is run elsewhere than where it was made ready takes its cache lines along, and what it has in common with
// those it left behind goes to and fro from then on. That is lost time if it then runs for less than it cost: several
// processors are slower than one. How long it will run is not known before it is taken; but whoever finds that what it
// took was not worth it waits a while before it takes more; and who took what keeps a processor busy for long turns
// searches on for a while when it has run out of that, for its thread, once asleep, takes longer to come than the next
// such goroutine. Go has no such thing. It shows in nothing but speed: any order that comes of it is one that Go
// allows.
//
// A Takings is one processor's, and used by its thread only.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>

namespace golearn::core {

/// Times in ns, moments by any steady clock; `turns` counts the goroutines that the processor has entered.
class Takings {
 public:
  static constexpr std::int64_t kWorth = 250;  // that a goroutine should keep who took it busy
  static constexpr std::uint32_t kMany = 8;    // to take fewer from the global queue costs less than to weigh it
  static constexpr std::int64_t kShortest = 50'000;
  static constexpr std::int64_t kLongest = 200'000;
  static constexpr std::int64_t kLongTurn = 1'000;  // for its lines to have come along is a small part of it
  static constexpr std::int64_t kLinger = 50'000;

  static std::int64_t now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

  /// It takes `count` goroutines from another one's queue, or from the global one.
  void take(std::uint32_t count, std::int64_t now, std::uint32_t turns) {
    settle(now, turns);
    count_ = count;
    since_ = now;
    turns_ = turns;
  }

  /// It has run what it took. For how long it should not take more: twice as long as last time, while it is not worth
  /// it.
  std::int64_t settle(std::int64_t now, std::uint32_t turns) {
    if (count_ == 0) return 0;
    const bool worth = now - since_ >= kWorth * std::exchange(count_, 0);
    pause_ = worth ? 0 : std::clamp(2 * pause_, kShortest, kLongest);
    const bool locked_out = std::exchange(locked_out_, false);
    if (!locked_out && now - since_ >= kLongTurn * std::max(1U, turns - turns_)) lingers_until_ = now + kLinger;
    return pause_;
  }

  /// A goroutine on it is about to wait for a lock: more would only contend for that.
  void wait_for_lock() {
    locked_out_ = true;
    lingers_until_ = 0;
  }

  /// Whether it should go on searching, having run out of what it took last.
  [[nodiscard]] bool lingers(std::int64_t now) const { return now < lingers_until_; }

 private:
  std::int64_t since_ = 0;  // when it took last
  std::int64_t count_ = 0;  // how many; 0: settled
  std::int64_t pause_ = 0;
  std::int64_t lingers_until_ = 0;
  bool locked_out_ = false;
  std::uint32_t turns_ = 0;  // when it took last
};

}  // namespace golearn::core
