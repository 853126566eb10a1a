// What to try after a run: commands to copy, and what each will show.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/facts.hpp"
#include "golearn/study/run_spec.hpp"
#include "lessons/lesson_text.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using lessons::Suggestion;
using study::Language;

/// `golearn explore 9.3.1 --workers 3`
std::string command(const std::string& name, const study::Runnable& runnable, const study::TypedKnobs& knobs);

/// The same knobs for a search, or a game: all but the sizes, of which it has its own.
study::TypedKnobs searched(const study::Runnable& runnable, study::TypedKnobs knobs);

/// What the text suggests after that run, never the run itself; and the comparison of the same run with real Go.
std::vector<Suggestion> suggestions(Language language, const study::RunSpec& spec, const lessons::ScenarioText& text,
                                    const study::Facts& facts);

/// After a run that was watched for races: if there were any, the same run mended, if the program has what mends it;
/// else the search for races in all orders, unless main was `alone`: then there are no others.
std::vector<Suggestion> race_suggestions(Language language, const study::RunSpec& spec, bool raced, bool alone);

/// Under the heading "Try next".
Blocks try_next(Language language, const std::vector<Suggestion>& all);
/// Without it.
Blocks as_commands(const std::vector<Suggestion>& all);

/// The command that makes the same run again, on any machine; empty for one whose order nobody decided.
std::string same_again(const study::RunSpec& spec);

}  // namespace golearn::words
