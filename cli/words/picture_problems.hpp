// What a picture points at, in words.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "golearn/observe/picture.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// What it is called.
Text name_of(ProblemKind kind);

/// Below the last step of the problem: what is wrong there; empty if the step says it itself.
Text about_problem(const Names& names, const Picture& picture, const PictureProblem& problem);

/// Its steps, and the one that its words speak of besides.
std::vector<std::size_t> told_steps(const Picture& picture, const PictureProblem& problem);

/// The last of its steps: where it shows.
std::size_t last_of(const PictureProblem& problem);

/// What is said below steps, by their index.
std::map<std::size_t, Text> problem_notes(const Names& names, const Picture& picture);

/// Things that the steps of a problem concern.
std::set<ObjectId> things_in_problems(const Picture& picture);

/// Goroutines that wait for good, and since which step.
std::map<std::uint64_t, std::size_t> stuck_since(const Picture& picture);

}  // namespace golearn::words
