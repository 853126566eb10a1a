// Random programs of all kinds of operations, to be searched.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace golearn::test {

struct RandomProgram {
  std::string text;  ///< what each goroutine does, for a failure to show
  std::function<void()> main;
};

struct Shape {
  int goroutines = 2;      ///< besides main
  std::uint32_t most = 2;  ///< operations of each: 1 to so many
  bool timed = false;      ///< some of them concern time
  bool alike = false;      ///< all of them do the same
};

/// What goroutines have seen is printed: by main, long after all others have done what they could; or, in some timed
/// programs, by each for itself, and main may end before.
RandomProgram random_program(std::uint64_t seed, const Shape& shape);

}  // namespace golearn::test
