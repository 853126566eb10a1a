// A lesson's knobs as options of the command line.
#pragma once

#include <map>
#include <string>

#include "selection.hpp"

namespace CLI {
class App;
}

namespace golearn::cli {

/// Adds an option for each knob of the selected programs; what is typed goes into `typed`, unchecked, by name.
void add_knobs(CLI::App& command, const Terminal& terminal, const Selection& selection,
               std::map<std::string, std::string>& typed);

}  // namespace golearn::cli
