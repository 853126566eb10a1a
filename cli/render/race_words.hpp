// Data races in plain words: which order is missing, and what would add it.
#pragma once

#include <string>
#include <vector>

#include "observe/race_report.hpp"
#include "render/terminal.hpp"

namespace golearn::cli {

/// Sentences about the races of a run, at most three races. If there are none, that this run had none, and how little
/// that says.
std::vector<std::string> about_races(const Terminal& terminal, const std::vector<Race>& races);

}  // namespace golearn::cli
