#include "lessons/lesson.hpp"

#include <regex>

namespace golearn::lessons {

std::string comparable(const std::string& line, const Scenario& scenario) {
  static const std::regex now(
      R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4} \S+ m=[+-]\d+\.\d+|^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)");
  std::string plain = std::regex_replace(line, now, "<now>");
  if (!scenario.random.empty()) plain = std::regex_replace(plain, std::regex(scenario.random), "$1<r>");
  return plain;
}

}  // namespace golearn::lessons
