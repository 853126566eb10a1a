// Blocks as text for a screen.
#pragma once

#include <string>

#include "render/screen.hpp"
#include "words/blocks.hpp"

namespace golearn::render {

/// Every block on lines of its own, as wide and as coloured as the screen is.
std::string text_of(const words::Blocks& blocks, const Screen& screen);

}  // namespace golearn::render
