// What `golearn next` tells, which bare `golearn` tells, too, where there is no terminal.
#pragma once

#include "commands/command.hpp"
#include "course/learner.hpp"

namespace golearn::commands {

void tell_next(const Stage& stage, const course::Learner& learner);

}  // namespace golearn::commands
