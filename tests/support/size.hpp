// The course's programs at a smaller size, where a test runs many of them and the size is not what it is about.
#pragma once

#include <string>

#include "lessons/lesson.hpp"

namespace golearn::test {

/// The options that make a hundred of what is ten thousand or more by default.
inline std::string a_hundred(const lessons::Scenario& scenario) {
  std::string options;
  for (const study::Knob& knob : scenario.knobs) {
    const bool large = knob.kind == study::Knob::Kind::integer && knob.fallback.size() > 4;
    if (large) options += " --" + knob.name + " 100";
  }
  return options;
}

}  // namespace golearn::test
