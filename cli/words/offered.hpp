// Whether a suggested command is the one that has just been run.
#pragma once

#include <string>

#include "study/run_spec.hpp"

namespace golearn::words {

/// Whether `command`, a `golearn lesson`, would make the run of `spec` once more: the same program, knobs and
/// processors, and nothing watched that was not watched. How fast time runs makes no other run.
bool makes_the_same_run(const std::string& command, const study::RunSpec& spec);

}  // namespace golearn::words
