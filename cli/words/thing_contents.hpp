// What a thing holds, in the few columns that its lane has at a terminal.
#pragma once

#include <string>

#include "golearn/observe/picture.hpp"

namespace golearn::words {

/// `value`, cut to `width` columns; what cannot be seen is written out.
std::string shortened(const std::string& value, int width);

/// What the thing of the step holds behind it; empty if that goes without saying.
std::string content_of(const PictureStep& step);

}  // namespace golearn::words
