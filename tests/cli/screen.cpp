#include "screen.hpp"
#include "support/pattern.hpp"

#include <algorithm>
#include <cctype>

namespace golearn::test {
namespace {

class Screen {
 public:
  void take(const std::string& sent) {
    for (at_ = 0; at_ < sent.size(); ++at_) {
      if (sent[at_] == '\033') {
        escape(sent);
      } else {
        put(sent[at_]);
      }
    }
    if (!row_.empty()) rows_.push_back(row_);
  }
  [[nodiscard]] const Lines& rows() const { return rows_; }

 private:
  void escape(const std::string& sent) {
    const std::size_t begin = ++at_;
    while (at_ < sent.size() && !std::isalpha(static_cast<unsigned char>(sent[at_]))) ++at_;
    if (sent.substr(begin, at_ + 1 - begin) == "[K") row_.resize(cursor_);
  }

  void put(char c) {
    if (c == '\r') {
      cursor_ = 0;
    } else if (c == '\n') {
      rows_.push_back(row_);
      row_.clear();
      cursor_ = 0;
    } else {
      row_.resize(std::max(row_.size(), cursor_ + 1));
      row_[cursor_++] = c;
    }
  }

  std::size_t at_ = 0;
  std::size_t cursor_ = 0;
  std::string row_;
  Lines rows_;
};

}  // namespace

Lines rows(const std::string& sent) {
  Screen screen;
  screen.take(sent);
  return screen.rows();
}

int columns(const std::string& text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xc0U) == 0x80) continue;
    width += byte >= 0xea && byte <= 0xed ? 2 : 1;  // Hangul syllables, the only wide characters there are, begin so
  }
  return width;
}

std::string flowing(const std::string& text) { return replaced(text, "[ \n]+", " "); }

int widest(const Lines& lines) {
  int width = 0;
  for (const std::string& line : lines) width = std::max(width, columns(line));
  return width;
}

Lines too_wide(const Lines& lines, int width) {
  Lines all;
  for (const std::string& line : lines) {
    if (columns(line) > width && !has_match(line, "^ *golearn ")) all.push_back(line);
  }
  return all;
}

}  // namespace golearn::test
