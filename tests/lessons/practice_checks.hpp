// What is wrong with the questions and challenges of a lesson: nothing, for those of the course.
//
// Everything is computed: every schedule is searched, and where a task says no number of processors, runs are made on
// one, two and four of them, and in random orders. What is said names the line, the task, and what is so instead. One
// thread.
#pragma once

#include <string_view>

#include "lessons/practice/practice.hpp"
#include "support/program.hpp"

namespace golearn::test {

/// Of a practice.txt that says `text`.
Lines complaints(const lessons::Entry& entry, std::string_view text);

/// Of a task that the lesson has.
Lines complaints(const lessons::Entry& entry, const lessons::Question& question);
Lines complaints(const lessons::Entry& entry, const lessons::Challenge& challenge);

/// The values with which a question is asked: an empty one, if it varies nothing.
Lines values_of(const lessons::Question& question);

/// The numbers of processors on which the same has to come; 0: as the task or the program says, or a search.
std::vector<int> procs_of(const lessons::Entry& entry, const lessons::Question& question);
std::vector<int> procs_of(const lessons::Entry& entry, const lessons::Challenge& challenge);

/// Whether as many choices as one likes may be right.
bool may_be_several(const lessons::Question& question);

}  // namespace golearn::test
