// Text in columns: a wide character counts as two, a combining one as none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/blocks.hpp"
#include "words/glyphs.hpp"

namespace golearn::render {

using words::pad;

std::string spaces(int count);

/// Breaks a paragraph at spaces into lines of at most `width` columns; a longer word is broken anywhere.
std::vector<std::string> wrap(std::string_view paragraph, int width);

/// The same for a line of code: broken where it is full, its indentation kept, tabs as two spaces.
std::vector<std::string> wrap_code(std::string_view line, int width);

/// A line of code on one line: cut off with `…` where it is full.
std::string cut_off(const std::string& line, int width);

/// Lines `left | right`, each side `width` columns wide.
std::vector<std::string> side_by_side(const std::vector<words::Pair>& rows, int width);

}  // namespace golearn::render
