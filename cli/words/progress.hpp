// What a learner has done, and what to do next, in words.
#pragma once

#include <string>
#include <vector>

#include "course/advice.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;
using study::Text;

/// `읽기`, `예측`, …
Text name_of(course::LessonStage stage);

/// What one types for it.
std::string command_of(const course::Advice& advice);
/// What it is, in one sentence.
Text about(const course::Advice& advice);

/// The first as what to do, the others below it.
Blocks about_advice(Language language, const std::vector<course::Advice>& all);

/// Every lesson of the course by chapter, with what has been done of each; the whole; what comes back when.
Blocks about_progress(Language language, const course::Progress& progress, course::Moment now);

/// Of a lesson, or of all.
Blocks about_notes(Language language, const course::Progress& progress, const lessons::Entry* only);

/// `■■···`: the stages of a lesson; `★` behind them if every challenge has been met.
std::string cells(const lessons::Entry& entry, const course::LessonProgress& lesson);

struct WholeProgress {
  std::size_t lessons = 0;  ///< that have been gone through
  std::size_t of = 0;
  std::size_t stars = 0;
  int minutes_left = 0;
};
WholeProgress whole(const course::Progress& progress);

/// `오늘`, `내일`, `사흘 뒤`.
Text until(course::Moment due, course::Moment now);

}  // namespace golearn::words
