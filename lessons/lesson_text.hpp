// A lesson's text, read from its ko.md or en.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/course.hpp"

namespace golearn::lessons {

/// A command to copy, and what it will show.
struct Suggestion {
  std::string command;
  std::string shows;
};

struct ScenarioText {
  std::string name;
  std::string about;
  std::vector<std::string> notice;
  std::vector<Suggestion> tries;
};

struct LessonText {
  std::string title;
  std::string summary;
  std::string about;  // paragraphs, a blank line between
  std::vector<ScenarioText> scenarios;
  std::vector<std::string> notes;  // where the course notes are out of date

  /// The part about one program; throws std::logic_error if the text has none.
  [[nodiscard]] const ScenarioText& scenario(std::string_view name) const;
};

/// Reads the format that every ko.md and en.md has; throws std::runtime_error, naming the line, when it has not.
LessonText parse_text(std::string_view markdown);

LessonText text_of(const Entry& entry, study::Language language);

}  // namespace golearn::lessons
