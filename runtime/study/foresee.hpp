// What each choice of a turn would do, seen by making it.
#pragma once

#include "golearn/study/turn.hpp"

namespace golearn::study {

/// Completes the moves of `turn`, where `choices` lead to: what comes of each, and with which value; of a select with
/// which of its cases. One more run for each.
void foresee(const RunSpec& spec, const Schedule& choices, Turn& turn);

/// `spec` with every choice made by `strategy`, which outlives it.
RunSpec under(const RunSpec& spec, Strategy& strategy);

}  // namespace golearn::study
