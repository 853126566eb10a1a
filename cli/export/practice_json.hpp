// Questions, challenges and progress as lines of JSON, each for a program that asks a learner, or a teacher's script.
#pragma once

#include <set>
#include <string>

#include "course/advice.hpp"
#include "lessons/practice/answers.hpp"

namespace golearn::exports {

/// A question, before it is answered: which choice is right is not said.
std::string question_line(const lessons::Entry& entry, const lessons::Question& question,
                          const lessons::JudgedQuestion& judged);
/// What came of an answer: numbers of choices, from 1.
std::string answer_line(const lessons::Entry& entry, const lessons::Question& question,
                        const lessons::JudgedQuestion& judged, const std::set<std::size_t>& chosen);
/// A hint; of what is no answer an empty one.
std::string hint_line(const std::string& text);
/// What came of trying a challenge by knobs.
std::string attempt_line(const lessons::Entry& entry, const lessons::Challenge& challenge,
                         const lessons::Attempt& attempt);
/// What has been done of a lesson.
std::string progress_line(const lessons::Entry& entry, const course::Progress& progress);
std::string advice_line(const course::Advice& advice);

}  // namespace golearn::exports
