// What the rows share that needs no runtime: also for the programs in others/.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace golearn::bench {

class Stopwatch {
 public:
  [[nodiscard]] double ns() const { return std::chrono::duration<double, std::nano>(Steady::now() - start_).count(); }
  [[nodiscard]] double ns_each(std::int64_t operations) const { return ns() / static_cast<double>(operations); }

 private:
  using Steady = std::chrono::steady_clock;
  Steady::time_point start_ = Steady::now();
};

/// 0 + 1 + … + (n - 1).
inline std::int64_t sum_below(std::int64_t n) { return n * (n - 1) / 2; }

/// A step from one number to the next, the same in both languages. Each needs the one before: a multiplication and an
/// addition, so that no compiler makes more or less of a chain of them.
inline std::uint64_t step(std::uint64_t state) { return state * 6364136223846793005U + 1442695040888963407U; }

/// About so many microseconds of work.
inline std::uint64_t compute(std::int64_t microseconds, std::uint64_t start) {
  constexpr std::int64_t kStepsOfMicrosecond = 750;
  std::uint64_t state = start;
  for (std::int64_t i = 0; i < microseconds * kStepsOfMicrosecond; ++i) state = step(state);
  return state;
}

/// The value, after a microsecond.
inline std::int64_t worked_on(std::int64_t value) { return value + static_cast<std::int64_t>(compute(1, 0) == 0); }

/// The same numbers in both languages.
class Numbers {
 public:
  explicit Numbers(std::int64_t seed = 1) : state_(static_cast<std::uint64_t>(seed)) {}
  std::int64_t below(std::int64_t n) {
    state_ = step(state_);
    return static_cast<std::int64_t>(state_ >> 33U) % n;
  }

 private:
  std::uint64_t state_;
};

/// `--row NAME --procs N [--scale S] [--goroutines G]`
struct Arguments {
  std::string_view row;
  int procs = 0;
  double scale = 1;
  std::int64_t goroutines = 0;  // zero: the row as it is
};

inline bool parse(int argc, char** argv, Arguments& arguments) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    const char* value = argv[i + 1];
    if (option == "--row") {
      arguments.row = value;
    } else if (option == "--procs") {
      arguments.procs = std::atoi(value);
    } else if (option == "--scale") {
      arguments.scale = std::atof(value);
    } else if (option == "--goroutines") {
      arguments.goroutines = std::atoll(value);
    } else {
      return false;
    }
  }
  return argc % 2 == 1 && arguments.procs >= 1 && arguments.scale > 0;
}

inline std::int64_t scaled(std::int64_t operations, double scale) {
  return std::max<std::int64_t>(16, static_cast<std::int64_t>(static_cast<double>(operations) * scale));
}

}  // namespace golearn::bench
