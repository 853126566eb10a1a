// What a command declares of its command line: the one description that CLI11 reads it by, help and the man page are
// made from, the Tab key is answered by, and mistakes are explained with. Constant data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::args {

using study::Language;
using study::Text;

struct Option {
  enum class Takes : std::uint8_t {
    nothing,
    range,   ///< `20-60`, or nothing
    choice,  ///< one of `choices`, or nothing
    value,
    file,   ///< the name of one
    files,  ///< of one or more
  };

  std::string name;  ///< without dashes
  Text help;
  Takes takes = Takes::value;
  Text group = {};                        ///< its heading in the help; empty: no heading of its own
  std::vector<std::string> choices = {};  ///< the only words that it takes; empty: there are others
};

/// What a command's words are that are no options.
enum class Words : std::uint8_t {
  none,
  lesson,     ///< the number or name of a lesson, a program or a chapter
  no_lesson,  ///< the same, or nothing
  lessons,    ///< any number of them
  command,    ///< the name of a command and what lesson it would take, or nothing
  token,      ///< a replay token
  lesson_or_token,
  task,         ///< a lesson, or one of its questions and challenges
  no_task,      ///< the same, or nothing
  task_number,  ///< a task and, perhaps, a number
  lesson_text,  ///< a lesson and any words; or nothing
  shell,        ///< one of kShells
};

struct CommandSpec {
  std::string name;
  Text help;
  Words words = Words::none;
  bool knobs = false;  ///< takes the knobs of the lesson's programs
  std::vector<Option> options = {};
};

}  // namespace golearn::args
