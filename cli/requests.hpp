// From what was typed to what is wanted. Each throws WrongUse.
#pragma once

#include "command_line.hpp"
#include "request.hpp"

namespace golearn::cli {

/// The selected programs with the knobs and processors that were typed.
std::vector<Program> programs_of(const Terminal& terminal, const Selection& selection, const Typed& typed);

LessonRequest lesson_request(const Terminal& terminal, const Selection& selection, const Typed& typed);
CompareRequest compare_request(const Terminal& terminal, const Selection& selection, const Typed& typed);
ExploreRequest explore_request(const Terminal& terminal, const Selection& selection, const Typed& typed);
DiffRequest diff_request(const Terminal& terminal, const Selection& selection, const Typed& typed);
PlayRequest play_request(const Terminal& terminal, const Selection& selection, const Typed& typed);
CheckNotesRequest check_notes_request(const Terminal& terminal, const Typed& typed);
LessonRequest replay_request(const Terminal& terminal, const Typed& typed);

}  // namespace golearn::cli
