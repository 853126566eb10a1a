// What a player is told.
#pragma once

#include <string>

#include "study/goal.hpp"
#include "study/run_spec.hpp"
#include "study/turn.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// The program, its settings, the goal, and what one can type.
Blocks welcome(Language language, const study::RunSpec& spec, const study::Goal& goal);

Sentence play_help(Language language);

/// The next choice on `way`, and how many it still takes.
Line hint(const Names& names, const study::Turn& turn, const Schedule& choices, const study::Goal& goal,
          const study::Way& way);

/// What became of the program, and of the goal; the tokens of this run and of the shortest way.
Blocks closing(const Names& names, const study::RunSpec& spec, const study::Turn& turn, const Schedule& choices,
               study::Goal& goal);

}  // namespace golearn::words
