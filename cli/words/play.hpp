// What a player is told.
#pragma once

#include <string>

#include "golearn/study/goal.hpp"
#include "golearn/study/path.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/turn.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// The program, its settings, the goal.
Blocks welcome(Language language, const study::RunSpec& spec, const study::Goal& goal);

/// Of a token that makes so many `choices`: where it departs from what comes by itself.
Blocks about_token(Language language, const study::RunSpec& spec, const study::Path& path, std::size_t choices);

/// What one can type; with a quest, that it cannot be met.
Sentence play_help(Language language, bool has_token, bool has_quest);

/// `After 3 choices:`
Text after(std::size_t choices);

/// The next choice on `way`, and how many interventions it still takes.
Line hint(const Names& names, const study::Turn& turn, const Schedule& choices, const study::Goal& goal,
          const study::Way& way);

/// What became of the program, where `choices` have led to, and of the goal; where this run and the shortest that
/// reaches the goal depart from what comes by itself, and the token of each.
Blocks closing(const Names& names, const study::RunSpec& spec, const Schedule& choices, const study::Turn& turn,
               study::Goal& goal);

}  // namespace golearn::words
