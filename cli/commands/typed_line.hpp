// A line that somebody types, or a script gives.
#pragma once

#include <optional>
#include <string>

namespace golearn::commands {

/// Writes `prompt` and reads a line of stdin, without the spaces around it; nothing where it has ended. What comes from
/// a script is shown as if it had been typed.
std::optional<std::string> typed_line(const std::string& prompt);

/// The same for a program that reads our JSON: nothing is written.
std::optional<std::string> plain_line();

/// What was typed, as it can be shown: no control characters, and not too long.
std::string shown_typed(const std::string& word);

}  // namespace golearn::commands
