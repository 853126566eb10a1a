// What to do next, and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "course/progress.hpp"
#include "lessons/course.hpp"

namespace golearn::course {

enum class AdviceKind : std::uint8_t {
  begin,      ///< the first lesson: nothing has been done yet
  go_on,      ///< the lesson that was left: its next stage
  lesson,     ///< the next lesson
  repeat,     ///< a question that comes back
  challenge,  ///< one that has not been met, of a lesson that has been gone through
  finished,   ///< every lesson has been gone through
};

struct Advice {
  AdviceKind kind = AdviceKind::begin;
  const lessons::Entry* entry = nullptr;
  LessonStage stage = LessonStage::read;
  std::string task = {};  ///< id of the question or the challenge
};

/// Whether all five stages have been.
bool is_through(const LessonProgress& lesson);
/// The first stage that has not been; `attempt` if all have.
LessonStage next_stage(const LessonProgress& lesson);
/// Whether all questions of a lesson have been answered.
bool all_answered(const lessons::Entry& entry, const LessonProgress& lesson);

/// The first is what to do; the others, what could be done as well: questions that are due, at most three, and a
/// challenge of the lesson that was last gone through.
std::vector<Advice> advice(const Progress& progress, Moment now);

}  // namespace golearn::course
