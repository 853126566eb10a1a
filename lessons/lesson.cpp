#include "lessons/lesson.hpp"

#include <regex>

namespace golearn::lessons {

std::string dateless(const std::string& line) {
  static const std::regex now(
      R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4} \S+ m=[+-]\d+\.\d+|^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)");
  return std::regex_replace(line, now, "<now>");
}

std::string comparable(const std::string& line, const Scenario& scenario) {
  std::string plain = dateless(line);
  if (!scenario.random.empty()) plain = std::regex_replace(plain, std::regex(scenario.random), "$1<r>");
  return plain;
}

}  // namespace golearn::lessons
