#include "lessons/comments.hpp"

#include <algorithm>
#include <stdexcept>

#include "lessons/folder.hpp"

namespace golearn::lessons {
namespace {

// Where the comment begins that ends the line. What stands in quotes is none.
std::size_t comment_at(std::string_view line) {
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quote) {
      if (c == '\\') ++at;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '`') {
      quote = c;
    } else if (line.substr(at, 2) == "//") {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

Comments parse_comments(std::string_view text) {
  Comments comments;
  while (!text.empty()) {
    const std::string_view english = next_line(text);
    if (english.empty()) continue;
    const std::string_view korean = next_line(text);
    if (korean.empty()) throw std::runtime_error("no translation follows: " + std::string(english));
    if (!next_line(text).empty()) throw std::runtime_error("no blank line follows: " + std::string(korean));
    comments.emplace(english, korean);
  }
  return comments;
}

Comments comments_of(const Folder& folder, study::Language language) {
  if (language == study::Language::english) return {};
  try {
    return parse_comments(folder.comments);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(std::string(folder.name) + "/comments.ko.txt: " + error.what());
  }
}

std::string_view comment_in(std::string_view line) {
  const std::size_t at = comment_at(line);
  if (at == std::string_view::npos) return "";
  const std::size_t begin = std::min(line.find_first_not_of("/ ", at), line.size());
  return line.substr(begin);
}

std::string_view code_in(std::string_view line) {
  line = line.substr(0, comment_at(line));
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

std::string with_comment(std::string_view line, const Comments& comments) {
  const std::string_view english = comment_in(line);
  const auto at = comments.find(english);
  std::string text(line);
  if (at != comments.end()) text.replace(line.size() - english.size(), english.size(), at->second);
  return text;
}

}  // namespace golearn::lessons
