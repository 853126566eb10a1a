// What CLI11 found wrong, in our words and the user's language.
#pragma once

#include <string>

#include "render/terminal.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace golearn::cli {

/// One line; `help` is the command that lists what is possible.
std::string explain(const Terminal& terminal, const CLI::App& app, const CLI::ParseError& error,
                    const std::string& help);

}  // namespace golearn::cli
