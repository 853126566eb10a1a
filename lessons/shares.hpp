// A finding that several lessons have: how the processors shared the work.
#pragma once

#include "lessons/lesson.hpp"

namespace golearn::lessons {

/// For each processor the goroutines it started, the times it picked one to run, and the goroutines it stole.
Text what_processors_did(const Outcome& outcome);

}  // namespace golearn::lessons
