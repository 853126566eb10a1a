// How commands and options are written in the man page: names bold, what stands for something else italic.
#pragma once

#include <string>

#include "args/command_spec.hpp"

namespace golearn::exports {

/// `--lang ko|en`, `--steps [A-B]`, as roff.
std::string tag_of(const args::Option& option, study::Language language);

/// `golearn list [ID] [OPTIONS]`, as roff.
std::string usage_of(const args::CommandSpec& command, study::Language language);

}  // namespace golearn::exports
