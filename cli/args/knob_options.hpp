// The knobs of programs as options of the command line.
#pragma once

#include "args/selection.hpp"
#include "golearn/study/settings.hpp"
#include "golearn/study/text.hpp"

namespace CLI {
class App;
}

namespace golearn::args {

/// Adds an option for each knob of the selected programs; what is typed goes into `typed`, unchecked, by name.
void add_knobs(CLI::App& command, const Selection& selection, study::Language language, study::TypedKnobs& typed);

}  // namespace golearn::args
