// The races of a program, on one processor and on several.
#pragma once

#include <functional>
#include <vector>

#include "golearn/observe/race_detector.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

/// Of a program that ends well. Runs the test once for each number of processors.
inline std::vector<Race> races_of(const std::function<void()>& main) {
  const int procs = GENERATE(1, 2);
  RaceDetector detector;
  Config config = on(procs);
  config.observer = &detector;
  CHECK(run_program(config, main).outcome.ending == Ending::returned);
  CHECK(detector.found() == detector.races().size());
  return detector.races();
}

}  // namespace golearn::test
