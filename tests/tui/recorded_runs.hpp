// Runs as the course records them.
#pragma once

#include <string>

#include "lessons/course.hpp"
#include "tui/recording.hpp"
#include "tui/run_choice.hpp"

namespace golearn::test {

/// `9.2.2/buffered`, or a lesson that has one program.
const lessons::Program& program_called(const std::string& name);

/// The run of a choice, made here and not in a child.
inline tui::Recording recorded_run(const tui::RunChoice& choice) {
  return tui::record(*choice.program, spec_of(choice));
}

}  // namespace golearn::test
