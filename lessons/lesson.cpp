#include "lessons/lesson.hpp"

#include <regex>

#include "golearn/study/lines.hpp"

namespace golearn::lessons {

std::string comparable(const std::string& line, const Scenario& scenario) {
  std::string plain = study::dateless(line);
  if (!scenario.random.empty()) plain = std::regex_replace(plain, std::regex(scenario.random), "$1<r>");
  return plain;
}

}  // namespace golearn::lessons
