// What a shell's Tab key offers: how a command line that somebody is typing may go on.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "args/candidate.hpp"
#include "args/command_spec.hpp"

namespace golearn::args {

struct Completion {
  Candidates candidates = {};
  bool files = false;  ///< the name of a file, which the shell knows itself
};

/// `words` stand behind `golearn`; the last, which may be empty, is being typed. Candidates are of its kind, but need
/// not begin with it: the shell chooses by that. The command line is right with any of them, as far as it goes.
Completion complete(std::span<const CommandSpec* const> commands, const std::vector<std::string>& words);

}  // namespace golearn::args
