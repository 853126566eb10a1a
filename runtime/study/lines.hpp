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

/// A line with `<now>` for each date with a time of day, as log and a printed time have it.
std::string dateless(const std::string& line);

}  // namespace golearn::study
