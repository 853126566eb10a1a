// A game in which the learner makes the choices of a run.
#pragma once

#include <optional>
#include <string>

#include "commands/command.hpp"
#include "golearn/study/goal.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::commands {

/// A goal that a challenge has set.
struct Quest {
  study::SetGoal goal;
  std::string hint;     ///< in the player's language, as is `because`
  std::string because;  ///< told when it is met
};

/// Where a game begins.
struct GameStart {
  study::RunSpec spec;
  std::optional<Schedule> token = {};  ///< all the choices of the run that it repeats
  std::size_t at = 0;                  ///< so many of them have been made
  bool steps = false;                  ///< each turn shows the steps that led there
  std::optional<Quest> quest = {};     ///< none: the game finds a goal itself
};

/// What came of a game.
struct GameEnd {
  bool met = false;      ///< the quest was
  int hints = 0;         ///< that were asked for
  std::string how = {};  ///< the token of the run that met it; empty: the player said rightly that none does
};

/// Plays until the player quits or the input ends. `start.spec` watches `names`, and for the steps
/// what their picture needs.
GameEnd play_game(const Stage& stage, const GameStart& start);

}  // namespace golearn::commands
