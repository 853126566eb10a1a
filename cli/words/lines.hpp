// Text as lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace golearn::words {

/// The lines of a text, without their ends.
std::vector<std::string> split_lines(std::string_view text);

}  // namespace golearn::words
