#include "render/layout.hpp"

#include <algorithm>

#include "words/glyphs.hpp"

namespace golearn::render {
namespace {

using words::display_width;
using words::fitting;

// Stands for a space that a line is not broken at.
constexpr std::string_view kNoBreak = "\u00a0";

// The paragraph with the spaces of its code spans protected, but for spans that no line has room for.
std::string with_whole_spans(std::string_view paragraph, int width) {
  std::string out;
  for (;;) {
    const auto open = paragraph.find('`');
    const auto shut = open == std::string_view::npos ? open : paragraph.find('`', open + 1);
    if (shut == std::string_view::npos) return out.append(paragraph);
    const std::string_view span = paragraph.substr(open, shut + 1 - open);
    const bool fits = display_width(span) <= width;
    out += paragraph.substr(0, open);
    for (const char& c : span) out += fits && c == ' ' ? kNoBreak : std::string_view(&c, 1);
    paragraph.remove_prefix(shut + 1);
  }
}

std::string without_protection(std::string line) {
  for (auto at = line.find(kNoBreak); at != std::string::npos; at = line.find(kNoBreak, at)) {
    line.replace(at, kNoBreak.size(), " ");
  }
  return line;
}

// Parts on lines of `width` columns.
class PartLines {
 public:
  PartLines(int width, int hanging) : width_(width), hanging_(hanging) {}

  void add(const words::Part& part) {
    const std::string text = pad(part.text, part.columns);
    if (part.tone == words::Tone::command) return put(part, text);
    for (std::string_view rest = text; !rest.empty();) {
      const auto word = std::min(rest.find_first_not_of(' '), rest.size());
      auto end = std::min(rest.find_first_of(" |", word), rest.size());
      if (rest.substr(end).starts_with('|')) ++end;
      add_word(part, rest.substr(0, end), word);
      rest.remove_prefix(end);
    }
  }

  std::vector<std::vector<words::Part>> lines() { return std::move(lines_); }

 private:
  // A word and the spaces before it, which go where the line is broken.
  void add_word(const words::Part& like, std::string_view word, std::size_t spaces_before) {
    if (used_ > start_ && used_ + display_width(word) > width_) {
      word.remove_prefix(spaces_before);
      if (word.empty()) return;
      begin_line();
    }
    while (used_ + display_width(word) > width_) {
      const std::size_t piece = fitting(word, width_ - used_);
      put(like, word.substr(0, piece));
      word.remove_prefix(piece);
      begin_line();
    }
    put(like, word);
  }

  void begin_line() {
    lines_.emplace_back().push_back({spaces(hanging_)});
    used_ = start_ = hanging_;
  }

  void put(const words::Part& like, std::string_view text) {
    auto& line = lines_.back();
    if (line.empty() || line.back().tone != like.tone || line.back().goroutine != like.goroutine) {
      line.push_back({"", like.tone, 0, like.goroutine});
    }
    line.back().text += text;
    used_ += display_width(text);
  }

  int width_;
  int hanging_;
  int start_ = 0;  // where the text of this line begins
  int used_ = 0;
  std::vector<std::vector<words::Part>> lines_ = std::vector<std::vector<words::Part>>(1);
};

std::string expand_tabs(std::string_view line) {
  std::string out;
  for (const char c : line) out += c == '\t' ? "  " : std::string(1, c);
  return out;
}

}  // namespace

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

std::string painted(const Screen& screen, const std::vector<words::Part>& parts) {
  std::string out;
  for (const words::Part& part : parts) {
    out += part.goroutine ? paint_goroutine(screen, part.goroutine, part.text) : paint(screen, part.tone, part.text);
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  const std::string whole = with_whole_spans(text, width);
  std::string_view paragraph = whole;
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
  std::ranges::transform(lines, lines.begin(), without_protection);
  return lines;
}

std::vector<std::vector<words::Part>> wrap_parts(const std::vector<words::Part>& parts, int width, int hanging) {
  PartLines lines(width, hanging < width / 2 ? hanging : 4);
  for (const words::Part& part : parts) lines.add(part);
  return lines.lines();
}

std::vector<std::string> wrap_hanging(std::string_view line, int width, int hanging) {
  std::vector<std::string> out;
  for (const auto& parts : wrap_parts({{std::string(line)}}, width, hanging)) {
    std::string& text = out.emplace_back();
    for (const words::Part& part : parts) text += part.text;
  }
  return out;
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

std::vector<std::string> side_by_side(const std::vector<words::Pair>& rows, int width, const PaintPiece& paint_left,
                                      const PaintPiece& paint_right) {
  std::vector<std::string> out;
  for (const words::Pair& row : rows) {
    const auto left = wrap_code(row.left, width);
    const auto right = wrap_code(row.right, width);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      std::string line = paint_left(pad(i < left.size() ? left[i] : "", width), i == 0) + " │ ";
      if (i < right.size()) line += paint_right(right[i], i == 0);
      line.erase(line.find_last_not_of(' ') + 1);
      out.push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace golearn::render
