// The configurations under which a test of no particular order or time must hold.
#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

/// Generates: 1, 2 and 4 processors, each in real and in virtual time.
inline Config anywhere() {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  return on(procs, clock);
}

}  // namespace golearn::test
