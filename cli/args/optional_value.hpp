// Options that take a value or none: `--steps`, `--steps 20-60`.
#pragma once

#include <string_view>

#include "args/command_spec.hpp"

namespace golearn::args {

/// Whether a word behind such an option is its value, and not, for instance, the lesson. Never, behind any other.
bool is_value(const Option& option, std::string_view word);

}  // namespace golearn::args
