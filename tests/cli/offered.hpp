// What golearn offers a shell, without one.
#pragma once

#include <string>

#include "args/completion.hpp"
#include "process.hpp"

namespace golearn::test {

/// The words that may go on with `line`, of which the last word is being typed: none of it where it ends in a space.
Lines offered(const std::string& line);

/// What may go on with it, in full.
args::Completion completion_of(const std::string& line);

/// Whether `line` is one that golearn's parser takes; says why not.
bool is_taken(const std::string& line);

}  // namespace golearn::test
