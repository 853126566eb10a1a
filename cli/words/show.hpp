// A lesson's text and its programs; and all lessons.
#pragma once

#include <vector>

#include "lessons/course.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

/// The text, of all programs or of `only` one, then the Go program and the C++ scenario.
Blocks about_lesson(Language language, const lessons::Entry& entry, const lessons::Program* only);

/// Lessons in the order of the course, by chapter.
Blocks about_lessons(Language language, const std::vector<const lessons::Entry*>& entries);

/// Every lesson, by chapter; and what one can do with them.
Blocks about_course(Language language);

}  // namespace golearn::words
