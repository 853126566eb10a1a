// Text that is no blocks, at a terminal's width.
#pragma once

#include <string>
#include <string_view>

#include "render/screen.hpp"

namespace golearn::render {

/// A help: where a line is too long it goes on below, in the column of the explanations if it has one.
std::string text_of_help(std::string_view help, const Screen& screen);

/// A complaint for stderr; one line where that is no terminal.
std::string text_of_error(std::string_view error, const Screen& screen);

}  // namespace golearn::render
