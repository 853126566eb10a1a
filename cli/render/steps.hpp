// Steps as a picture of characters.
#pragma once

#include <string>

#include "render/screen.hpp"
#include "words/blocks.hpp"

namespace golearn::render {

/// No line is wider than the screen. Where the lanes do not fit, goroutines that were started alike share one, and the
/// things that come last are only named.
std::string text_of(const words::Sheet& steps, const Screen& screen);

/// Both beside each other.
std::string text_of(const words::Sheets& both, const Screen& screen);

}  // namespace golearn::render
