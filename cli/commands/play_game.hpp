// A game in which the learner makes the choices of a run.
#pragma once

#include <optional>

#include "commands/command.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::commands {

/// Where a game begins.
struct GameStart {
  study::RunSpec spec;
  std::optional<Schedule> token = {};  ///< all the choices of the run that it repeats
  std::size_t at = 0;                  ///< so many of them have been made
  bool steps = false;                  ///< each turn shows the steps that led there
};

/// Plays until the player quits or the input ends. `start.spec` watches `names`, and for the steps
/// what their picture needs.
void play_game(const Stage& stage, const GameStart& start);

}  // namespace golearn::commands
