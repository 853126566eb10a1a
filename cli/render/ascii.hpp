// Drawings in ASCII, for terminals that make some of the characters that golearn draws with two columns wide.
#pragma once

#include <string>
#include <string_view>

namespace golearn::render {

/// `drawing` with each character that is drawn with replaced by one of ASCII; words stay as they are.
std::string in_ascii(std::string_view drawing);

}  // namespace golearn::render
