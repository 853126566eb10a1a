// Which lesson and which of its programs are meant.
#pragma once

#include <string>
#include <vector>

#include "lessons/course.hpp"

namespace golearn::args {

struct Selection {
  const lessons::Entry* entry = nullptr;
  std::vector<const lessons::Program*> programs = {};
  bool one = false;  ///< a single program was named
};

/// Finds `9.2.2`, `buffering`, `9.2.2/buffered`. Throws Refusal, naming the nearest there is.
Selection select_lesson(const std::string& id);

/// The same, or the program of a replay token. Throws Refusal, too, when the token is damaged.
Selection select_lesson_or_token(const std::string& word);

/// The programs of all lessons.
Selection all_lessons();

}  // namespace golearn::args
