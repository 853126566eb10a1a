// Histories as rows of characters.
#pragma once

#include <string>
#include <string_view>

#include "render/screen.hpp"
#include "words/blocks.hpp"

namespace golearn::render {

/// As wide as the screen, or a character for each step where these are fewer.
std::string text_of(const words::Histories& histories, const Screen& screen);

/// `█`, `░`, …: how a goroutine's lane looks.
std::string_view glyph_of(LaneState mark);

}  // namespace golearn::render
