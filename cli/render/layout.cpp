#include "render/layout.hpp"

#include <algorithm>

#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

using words::display_width;
using words::fitting;

std::string expand_tabs(std::string_view line) {
  std::string out;
  for (const char c : line) out += c == '\t' ? "  " : std::string(1, c);
  return out;
}

}  // namespace

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

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

std::string cut_off(const std::string& line, int width) {
  if (display_width(line) <= width) return line;
  return line.substr(0, fitting(line, std::max(width - 1, 1))) + "…";
}

std::vector<std::string> side_by_side(const std::vector<words::Pair>& rows, int width) {
  std::vector<std::string> out;
  for (const words::Pair& row : rows) {
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

}  // namespace golearn::render
