// What is said to a player besides the table: the goal, hints, the end.
#pragma once

#include <string>

#include "play_goal.hpp"

namespace golearn::cli {

/// The program, the goal, and what can be typed.
std::string welcome(const Terminal& terminal, const Program& program, const Goal& goal);

std::string play_help(const Terminal& terminal);

/// What to choose at `turn`, after `choices`, to come closer to the goal.
std::string hint(const Terminal& terminal, const Turn& turn, const Schedule& choices, const Goal& goal, const Way& way);

/// How the run ended, whether the goal was reached, the run's token, and the shortest way there was.
std::string closing(const Terminal& terminal, const Program& program, const Turn& turn, const Schedule& choices,
                    Goal& goal);

}  // namespace golearn::cli
