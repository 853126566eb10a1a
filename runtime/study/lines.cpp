#include "golearn/study/lines.hpp"

#include <algorithm>
#include <regex>

namespace golearn::study {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

std::string dateless(const std::string& line) {
  static const std::regex now(
      R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4} \S+ m=[+-]\d+\.\d+|^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)");
  if (std::ranges::count(line, ':') < 2) return line;  // a time of day has two
  return std::regex_replace(line, now, "<now>");
}

}  // namespace golearn::study
