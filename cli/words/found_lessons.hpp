// The lessons that tell of something: what one searches the course for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/course.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

struct FoundLesson {
  const lessons::Entry* entry = nullptr;
  std::string excerpt;  ///< the first sentence that has it; empty: its title alone does
};

struct FoundLessons {
  std::vector<std::string> searched;  ///< the word, and what else means the same
  std::vector<FoundLesson> lessons;   ///< those that tell most of it first
};

/// By their texts in that language, and their titles in both; by the glossary's other names for it, too.
FoundLessons find_lessons(Language language, std::string_view word);

/// That the course writes another word; empty if it does not.
std::string other_name(Language language, std::string_view word, const FoundLessons& found);

Blocks about_found(Language language, std::string_view word);

}  // namespace golearn::words
