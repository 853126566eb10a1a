// A picture of the processors: a row for each, time from left to right, and in each column who ran.
#pragma once

#include <string>

#include "render/screen.hpp"
#include "words/blocks.hpp"

namespace golearn::render {

/// Rows, a scale and the legend, as wide as the screen.
std::string text_of(const words::Timeline& timeline, const Screen& screen);

}  // namespace golearn::render
