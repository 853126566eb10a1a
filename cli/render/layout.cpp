#include "render/layout.hpp"

#include <utf8proc.h>

#include <algorithm>

#include <fmt/format.h>

namespace golearn::cli {
namespace {

struct Glyph {
  std::size_t bytes;
  int columns;
  bool visible;  // not a control character, nor a byte that is no UTF-8
};

Glyph first_glyph(std::string_view text) {
  utf8proc_int32_t code = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) return {1, 1, false};
  return {static_cast<std::size_t>(length), utf8proc_charwidth(code), utf8proc_category(code) != UTF8PROC_CATEGORY_CC};
}

// Bytes of `text` that fit into `width` columns; at least one character.
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

std::string written_out(std::string_view bytes) {
  if (bytes == "\n") return "\\n";
  std::string out;
  for (const char byte : bytes) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
  return out;
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

std::string expand_tabs(std::string_view line) {
  std::string out;
  for (const char c : line) out += c == '\t' ? "  " : std::string(1, c);
  return out;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    width += glyph.columns;
    text.remove_prefix(glyph.bytes);
  }
  return width;
}

std::string pad(std::string_view text, int width) { return std::string(text) + spaces(width - display_width(text)); }

std::string visible(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    const std::string_view bytes = text.substr(0, glyph.bytes);
    out += glyph.visible ? std::string(bytes) : written_out(bytes);
    text.remove_prefix(glyph.bytes);
  }
  return out;
}

std::vector<std::string> wrap(std::string_view paragraph, int width) {
  std::vector<std::string> lines;
  std::string line;
  while (!paragraph.empty()) {
    const auto end = std::min(paragraph.find(' '), paragraph.size());
    std::string_view word = paragraph.substr(0, end);
    paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    while (display_width(word) > width) {
      const std::size_t part = fitting(word, width);
      lines.emplace_back(word.substr(0, part));
      word.remove_prefix(part);
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> wrap_code(std::string_view code, int width) {
  std::string rest = expand_tabs(code);
  const auto indent = static_cast<int>(std::min(rest.find_first_not_of(' '), rest.size()));
  const std::string hanging = spaces(std::min(indent + 4, width / 2));
  std::vector<std::string> lines;
  while (display_width(rest) > width) {
    std::size_t end = fitting(rest, width);
    std::size_t next = end;
    const auto space = rest.rfind(' ', end);
    if (space != std::string::npos && space > hanging.size()) end = space, next = space + 1;  // the space itself goes
    lines.push_back(rest.substr(0, end));
    rest = hanging + rest.substr(next);
  }
  lines.push_back(std::move(rest));
  for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
  return lines;
}

std::vector<std::string> side_by_side(const std::vector<Row>& rows, int width) {
  std::vector<std::string> out;
  for (const Row& row : rows) {
    const auto left = wrap_code(row.left, width);
    const auto right = wrap_code(row.right, width);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      std::string line = pad(i < left.size() ? left[i] : "", width) + " │ " + (i < right.size() ? right[i] : "");
      line.erase(line.find_last_not_of(' ') + 1);
      out.push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace golearn::cli
