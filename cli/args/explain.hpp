// What CLI11 found wrong, in our words.
#pragma once

#include <string>

#include "golearn/study/text.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace golearn::args {

/// One line; `help` is the command that lists what is possible.
study::Text explain(const CLI::App& app, const CLI::ParseError& error, const std::string& help);

}  // namespace golearn::args
