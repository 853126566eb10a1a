#include "render/canvas.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "words/glyphs.hpp"

namespace golearn::render {

void Canvas::put(int column, std::string_view text, Ink ink) {
  auto at = static_cast<std::size_t>(column);
  while (!text.empty()) {
    const words::Glyph glyph = words::first_glyph(text);
    const auto columns = static_cast<std::size_t>(glyph.columns);
    if (at + columns > cells_.size()) return;
    const std::string_view bytes = text.substr(0, glyph.bytes);
    if (columns == 0 && at > 0) cells_[at - 1].text += bytes;
    for (std::size_t i = 0; i < columns; ++i) cells_[at + i] = {i == 0 ? std::string(bytes) : "", ink, true};
    at += columns;
    text.remove_prefix(glyph.bytes);
  }
}

void Canvas::draw(int column, std::string_view glyph, Ink ink) {
  if (column < 0 || column >= std::ssize(cells_)) return;
  Cell& cell = cells_[static_cast<std::size_t>(column)];
  if (!cell.taken) cell = {std::string(glyph), ink, true};
}

std::string Canvas::line(const Screen& screen) const {
  const auto is_blank = [](const Cell& cell) { return cell.text.find_first_not_of(' ') == std::string::npos; };
  const auto end = std::ranges::find_if_not(cells_ | std::views::reverse, is_blank).base();
  std::string line;
  for (auto from = cells_.begin(); from != end;) {
    const Ink ink = from->ink;
    std::string text;
    for (; from != end && from->ink == ink; ++from) text += from->text;
    line += ink.goroutine != 0 ? paint_goroutine(screen, ink.goroutine, text) : paint(screen, ink.tone, text);
  }
  return line;
}

}  // namespace golearn::render
