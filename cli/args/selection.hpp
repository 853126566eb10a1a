// Which lessons and which of their programs are meant.
#pragma once

#include <string>
#include <vector>

#include "args/command_spec.hpp"
#include "lessons/course.hpp"

namespace golearn::args {

struct Selection {
  std::vector<const lessons::Entry*> entries = {};
  std::vector<const lessons::Program*> programs = {};
  bool one = false;       ///< a single program was named
  std::string task = {};  ///< id of the question or challenge that was named; empty: none was
};

/// Finds lessons `9.2.2` and `buffering`, programs `9.2.2/buffered` and `buffered`, and all lessons of `9.2` or `9`.
/// Throws Refusal, naming the nearest there is.
Selection select_lesson(const std::string& id);

/// The same, or the program of a replay token. Throws Refusal, too, when the token is damaged.
Selection select_lesson_or_token(const std::string& word);

/// A lesson, `9.2.2`, or one of its questions and challenges, `9.2.2/burst`. Throws Refusal, naming the nearest there
/// is.
Selection select_task(const std::string& id);

/// By one of the above, as a command's words are.
Selection select(Words words, const std::string& id);

/// The whole course.
Selection all_lessons();

}  // namespace golearn::args
