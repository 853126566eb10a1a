// The options of a command line, whoever declares them.
#pragma once

#include <vector>

#include "args/command_spec.hpp"
#include "args/selection.hpp"

namespace golearn::args {

/// The options that can be given: golearn's own where `command` is null, else the command's, after the knobs of the
/// selected programs if it takes knobs.
std::vector<Option> options_of(const CommandSpec* command, const Selection& selection);

}  // namespace golearn::args
