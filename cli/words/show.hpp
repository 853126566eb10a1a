// A lesson's text and its programs; and all lessons.
#pragma once

#include "lessons/course.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

/// The text, of all programs or of `only` one, then the Go program and the C++ scenario.
Blocks about_lesson(Language language, const lessons::Entry& entry, const lessons::Program* only);

/// Every lesson, by chapter; and what one can do with them.
Blocks about_course(Language language);

}  // namespace golearn::words
