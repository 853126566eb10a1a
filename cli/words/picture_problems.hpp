// What a picture points at, in words.
#pragma once

#include "golearn/observe/picture.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// What it is called.
Text name_of(ProblemKind kind);

/// Below the last step of the problem: what is wrong there; empty if the step says it itself.
Text about_problem(const Names& names, const Picture& picture, const PictureProblem& problem);

/// The last of its steps: where it shows.
std::size_t last_of(const PictureProblem& problem);

}  // namespace golearn::words
