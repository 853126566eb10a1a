// What a controlled run leaves to choice besides who goes next, and when its time passes. A schedule means something
// only together with these.
#pragma once

#include <cstdint>

namespace golearn {

struct Rules {
  /// Each step takes a microsecond. Otherwise steps take none, and time passes only when nobody can go on.
  bool ticking = false;
  /// Time may also pass while somebody could go on: that the timers due next go off is a choice of its own.
  bool any_timer = false;
  /// A random number from a small range is a choice; otherwise it follows from the seed.
  bool draws = false;

  friend bool operator==(const Rules&, const Rules&) = default;
};

/// Ranges with at most so many numbers are small: a die, a digit.
inline constexpr std::uint32_t kSmallRange = 10;

}  // namespace golearn
