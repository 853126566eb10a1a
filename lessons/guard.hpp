// By what a program guards what its goroutines share, where a knob chooses among several means.
#pragma once

#include <string_view>

#include "lessons/lesson.hpp"

namespace golearn::lessons {

/// The value of --sync; "none" with --no-sync. Lives as long as the run's settings.
inline std::string_view guard(const ProgramRun& k) {
  return k.flag("no-sync") ? std::string_view("none") : k.choice("sync");
}

}  // namespace golearn::lessons
