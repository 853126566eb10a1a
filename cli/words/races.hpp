// Data races in plain words: which order is missing, and what would add it.
#pragma once

#include <string>
#include <vector>

#include "golearn/observe/race_report.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// Sentences about the races of a run, at most three races. If there are none, that this run had none, and how little
/// that says.
std::vector<std::string> about_races(const Names& names, const std::vector<Race>& races);

}  // namespace golearn::words
