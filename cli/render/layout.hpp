// Text in columns: a wide character counts as two, a combining one as none.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "render/screen.hpp"
#include "words/blocks.hpp"
#include "words/glyphs.hpp"

namespace golearn::render {

using words::pad;

std::string spaces(int count);

/// Parts as they look on a screen.
std::string painted(const Screen& screen, const std::vector<words::Part>& parts);

/// Breaks a paragraph at spaces into lines of at most `width` columns. A code span, in backquotes, stays whole if it
/// fits on a line; a word that is longer than a line is broken anywhere.
std::vector<std::string> wrap(std::string_view paragraph, int width);

/// Breaks a line at spaces and behind a `|`, and keeps the spaces that it has inside; all lines but the first begin
/// with `hanging` spaces, or four where that is half of the width. A command is not broken: it is there to be copied.
std::vector<std::vector<words::Part>> wrap_parts(const std::vector<words::Part>& parts, int width, int hanging);

/// The same for a line without parts.
std::vector<std::string> wrap_hanging(std::string_view line, int width, int hanging);

/// The same for a line of code: broken where it is full, its indentation kept, tabs as two spaces.
std::vector<std::string> wrap_code(std::string_view line, int width);

/// A line of code on one line: cut off with `…` where it is full.
std::string cut_off(const std::string& line, int width);

/// Makes a piece of a side look like what it is; whether it begins a row, and does not go on with the piece above it.
using PaintPiece = std::function<std::string(std::string_view piece, bool begins)>;

/// Lines `left | right`, each side `width` columns wide.
std::vector<std::string> side_by_side(const std::vector<words::Pair>& rows, int width, const PaintPiece& paint_left,
                                      const PaintPiece& paint_right);

}  // namespace golearn::render
