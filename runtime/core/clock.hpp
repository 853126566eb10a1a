// The time a program sees: nanoseconds since it started.
//
// Real time runs as the machine's clock does, times `speed`. Virtual time stands still but for a nominal
// microsecond an operation, and jumps to the next timer when every goroutine waits.
// Thread-safe: any thread may read; tick() and jump() may be called by any processor.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace golearn {

using Duration = std::chrono::nanoseconds;

/// A moment. Go: `time.Time`, with its monotonic reading.
struct Time {
  std::int64_t wall = 0;     ///< ns since 1970
  std::int64_t elapsed = 0;  ///< ns since the program began
  bool utc = false;          ///< shown in UTC, not in the machine's time zone

  friend Duration operator-(const Time& a, const Time& b) { return Duration(a.elapsed - b.elapsed); }
  /// Go: `a.Before(b)`.
  friend bool operator<(const Time& a, const Time& b) { return a.elapsed < b.elapsed; }
  /// As far as the clock can tell. Go: `t.Add(d)`.
  friend Time operator+(const Time& time, Duration duration) {
    const Duration most(std::numeric_limits<std::int64_t>::max() - std::max(time.wall, time.elapsed));
    const Duration step = std::min(duration, most);
    return {time.wall + step.count(), time.elapsed + step.count(), time.utc};
  }
};

enum class ClockMode : std::uint8_t { real, simulated };

namespace core {

class Clock {
 public:
  using Steady = std::chrono::steady_clock;

  /// What one runtime operation costs in virtual time.
  static constexpr std::int64_t kOperation = 1'000;
  /// How late a sleeping processor wakes: timers closer together than this are found due together, as they are
  /// by an operating system's thread.
  static constexpr std::int64_t kWakeLatency = 50'000;

  /// With `same_date` the program begins at a date of its own, that of the Go Playground, in UTC: so that a run
  /// prints the same whenever and wherever it is made.
  Clock(ClockMode mode, double speed, bool same_date)
      : virtual_(mode == ClockMode::simulated), same_date_(same_date), speed_(speed) {
    if (same_date) wall_start_ = 1'257'894'000'000'000'000;  // 2009-11-10 23:00:00
  }

  /// The program begins now. Once, and before another thread reads the clock.
  void begin() {
    start_ = Steady::now();
    if (!same_date_) wall_start_ = wall_now();
  }

  [[nodiscard]] bool is_virtual() const { return virtual_; }

  [[nodiscard]] std::int64_t now() const {
    if (virtual_) return elapsed_.load(std::memory_order_relaxed);
    return in_program_time(std::chrono::duration_cast<Duration>(Steady::now() - start_).count());
  }

  /// How much program time passes in so much of the machine's, and the other way round. Real time only.
  [[nodiscard]] std::int64_t in_program_time(std::int64_t machine) const {
    return speed_ == 1.0 ? machine : static_cast<std::int64_t>(static_cast<double>(machine) * speed_);
  }
  [[nodiscard]] std::int64_t in_machine_time(std::int64_t program) const {
    return speed_ == 1.0 ? program : static_cast<std::int64_t>(static_cast<double>(program) / speed_);
  }

  /// The moment of the machine's clock at which now() will be `time`. Real time only.
  [[nodiscard]] Steady::time_point deadline(std::int64_t time) const {
    return start_ + Duration(in_machine_time(time));
  }

  /// What the wall clock shows at program time `time`, in nanoseconds since 1970.
  [[nodiscard]] std::int64_t wall(std::int64_t time) const { return wall_start_ + time; }

  [[nodiscard]] Time time() const {
    const std::int64_t elapsed = now();
    return {wall(elapsed), elapsed, same_date_};
  }

  void tick() { elapsed_.fetch_add(kOperation, std::memory_order_relaxed); }
  void tick_alone() {
    elapsed_.store(elapsed_.load(std::memory_order_relaxed) + kOperation, std::memory_order_relaxed);
  }

  /// Virtual time only: moves on to `time`, never back.
  void jump(std::int64_t time) {
    std::int64_t now = elapsed_.load(std::memory_order_relaxed);
    while (now < time && !elapsed_.compare_exchange_weak(now, time, std::memory_order_relaxed)) {
    }
  }

 private:
  static std::int64_t wall_now() {
    return std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch()).count();
  }

  bool virtual_;
  bool same_date_;
  double speed_;
  Steady::time_point start_ = Steady::now();
  std::int64_t wall_start_ = wall_now();
  std::atomic<std::int64_t> elapsed_{0};
};

}  // namespace core
}  // namespace golearn
