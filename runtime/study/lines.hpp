// Text as lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace golearn::study {

/// The lines of a text, without their ends.
std::vector<std::string> split_lines(std::string_view text);

/// The first of them; all of the text if it is one line.
std::string first_line(std::string_view text);

}  // namespace golearn::study
