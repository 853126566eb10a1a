// What lessons, programs and chapters may be called, for somebody who is typing one.
#pragma once

#include <string>

#include "args/candidate.hpp"

namespace golearn::args {

/// Of the kind that `typed` begins like: numbers of chapters and lessons, or names of lessons and programs; and with a
/// lesson typed, its programs. select_lesson finds each.
Candidates lesson_names_like(const std::string& typed);

/// The same of lessons, and with one typed, its questions and challenges. select_task finds each.
Candidates task_names_like(const std::string& typed);

}  // namespace golearn::args
