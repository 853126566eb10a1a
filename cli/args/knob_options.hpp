// The knobs of programs as options of the command line.
#pragma once

#include <vector>

#include "args/selection.hpp"
#include "golearn/study/settings.hpp"
#include "golearn/study/text.hpp"

namespace CLI {
class App;
}

namespace golearn::args {

/// Those of the selected programs. Knobs of several programs under one name are one option.
std::vector<study::Knob> knobs_of(const Selection& selection);

/// What such a knob is for, its defaults and its range, and whose it is unless all selected programs have it.
study::Text help_of(const Selection& selection, const study::Knob& knob);

/// Adds an option for each knob of the selected programs; what is typed goes into `typed`, unchecked, by name.
void add_knobs(CLI::App& command, const Selection& selection, study::Language language, study::TypedKnobs& typed);

}  // namespace golearn::args
