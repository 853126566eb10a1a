// Help that is asked for by a command rather than by --help.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "args/command_spec.hpp"

namespace golearn::args {

/// Explanations of options and commands begin in this column.
inline constexpr int kHelpColumn = 28;

/// The help of golearn (no words), of a command (`lesson`), with the knobs of a lesson (`lesson 9.2.2`); a lesson alone
/// stands for `lesson` and it. Throws Refusal for what does not exist.
std::string help_on(std::span<const CommandSpec* const> commands, const std::vector<std::string>& words,
                    Language language);

}  // namespace golearn::args
