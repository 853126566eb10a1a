// What a command's words that are no options may be.
#pragma once

#include <span>
#include <string>

#include "args/candidate.hpp"
#include "args/command_spec.hpp"
#include "args/typed_so_far.hpp"

namespace golearn::args {

/// What may come behind `line` and be of the kind that `typed` begins like; the commands, where none is named yet.
Candidates words_like(const std::string& typed, std::span<const CommandSpec* const> commands, const TypedSoFar& line);

}  // namespace golearn::args
