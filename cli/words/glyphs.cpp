#include "words/glyphs.hpp"

#include <utf8proc.h>

#include <algorithm>

#include <fmt/format.h>

namespace golearn::words {
namespace {

std::string written_out(std::string_view bytes) {
  if (bytes == "\n") return "\\n";
  std::string out;
  for (const char byte : bytes) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
  return out;
}

// Marks that turn the text around them, and code points that no document may hold.
bool misleads(utf8proc_int32_t code) {
  const bool turns = code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                     (code >= 0x2066 && code <= 0x2069);
  return turns || (code & 0xFFFE) == 0xFFFE;
}

// What cannot be seen is written out, but for tabs, if they are to stay.
std::string shown(std::string_view text, bool keeps_tabs) {
  std::string out;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    const std::string_view bytes = text.substr(0, glyph.bytes);
    out += glyph.visible || (keeps_tabs && bytes == "\t") ? std::string(bytes) : written_out(bytes);
    text.remove_prefix(glyph.bytes);
  }
  return out;
}

}  // namespace

Glyph first_glyph(std::string_view text) {
  utf8proc_int32_t code = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) return {1, 1, false};
  const bool visible = utf8proc_category(code) != UTF8PROC_CATEGORY_CC && !misleads(code);
  return {static_cast<std::size_t>(length), utf8proc_charwidth(code), visible};
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    width += glyph.columns;
    text.remove_prefix(glyph.bytes);
  }
  return width;
}

std::string pad(std::string_view text, int width) {
  return std::string(text) + std::string(static_cast<std::size_t>(std::max(width - display_width(text), 0)), ' ');
}

std::size_t fitting(std::string_view text, int width) {
  std::size_t at = 0;
  int used = 0;
  while (at < text.size()) {
    const Glyph glyph = first_glyph(text.substr(at));
    if (at > 0 && used + glyph.columns > width) break;
    used += glyph.columns;
    at += glyph.bytes;
  }
  return at;
}

std::string first_words(std::string_view text, int width) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = fitting(text, width);
  if (end < text.size() && text[end] != ' ') {
    if (const auto space = text.rfind(' ', end); space != std::string_view::npos && space > 0) end = space;
  }
  return std::string(text.substr(0, end));
}

std::string visible(std::string_view text) { return shown(text, false); }

std::string visible_line(std::string_view line) { return shown(line, true); }

}  // namespace golearn::words
