// Why this order, in plain words: by which rule the goroutine of each printed line ran then.
#pragma once

#include <string>
#include <vector>

#include "observe/why.hpp"
#include "render/terminal.hpp"
#include "request.hpp"

namespace golearn::cli {

/// One entry for each of the first forty lines: its text, who printed it, and why then. `driver` made the choices.
std::vector<std::string> about_order(const Terminal& terminal, const std::vector<Why>& lines, Driver driver);

}  // namespace golearn::cli
