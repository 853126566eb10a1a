// Whether a suggested command is the one that has just been run.
#pragma once

#include <string>

#include "golearn/study/run_spec.hpp"

namespace golearn::words {

/// Whether `command`, a `golearn lesson`, would make the run of `spec` once more: the same program, knobs and
/// processors, and nothing watched that was not watched. In real time what ran in virtual time is the same run, not the
/// other way round.
bool makes_the_same_run(const std::string& command, const study::RunSpec& spec);

}  // namespace golearn::words
