#include "render/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

// One column each.
constexpr std::array<std::pair<std::string_view, char>, 35> kGlyphs{
    {{"█", '#'}, {"●", 'o'}, {"░", '.'}, {"┊", ':'}, {"▀", '='}, {"║", 'H'}, {"│", '|'}, {"─", '-'},  {"┄", '~'},
     {"▶", '>'}, {"◀", '<'}, {"■", '*'}, {"╳", 'X'}, {"·", '.'}, {"•", '*'}, {"✓", '+'}, {"└", '\\'}, {"↻", '@'},
     {"⋮", ':'}, {"»", '>'}, {"…", '~'}, {"µ", 'u'}, {"▸", '>'}, {"✗", 'x'}, {"★", '*'}, {"○", 'o'},  {"├", '+'},
     {"┤", '+'}, {"‹", '<'}, {"›", '>'}, {"▏", '|'}, {"←", '<'}, {"→", '>'}, {"↑", '^'}, {"↓", 'v'}}};

}  // namespace

std::string in_ascii(std::string_view drawing) {
  std::string out;
  while (!drawing.empty()) {
    const std::string_view glyph = drawing.substr(0, words::first_glyph(drawing).bytes);
    const auto known = std::ranges::find(kGlyphs, glyph, &std::pair<std::string_view, char>::first);
    known == kGlyphs.end() ? out += glyph : out += known->second;
    drawing.remove_prefix(glyph.size());
  }
  return out;
}

}  // namespace golearn::render
