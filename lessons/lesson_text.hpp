// A lesson's text, read from its ko.md or en.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/course.hpp"

namespace golearn::lessons {

/// What to notice about a run. Written `- [WHEN => STATES] TEXT`; without brackets it is true of every run.
struct Remark {
  std::string text;         ///< may have holes: see words/filled.hpp
  std::string when = {};    ///< the condition (study/condition.hpp) on which it is worth saying
  std::string states = {};  ///< a condition: the facts of the run that the text states. Tests hold it against many runs
};

/// A command to copy, and what it will show. Written `- [WHEN => PROMISES in 19] `COMMAND` TEXT`.
struct Suggestion {
  std::string command;
  std::string shows;
  std::string when = {};      ///< the condition on the run just made, on which it is worth trying
  std::string promises = {};  ///< a condition: what holds of that command's run, or search. Tests make it
  int of_twenty = 20;         ///< in at least so many runs of 20, as far as it is a matter of luck
};

struct ScenarioText {
  std::string name;
  std::string about;
  std::vector<Remark> notice;
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
