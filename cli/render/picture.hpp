// A picture of the processors: a row for each, time from left to right, and in each column who ran.
#pragma once

#include <string>

#include "observe/occupancy.hpp"
#include "render/terminal.hpp"

namespace golearn::cli {

/// The first `rows` processors as lines with a title, as wide as the terminal; empty if nothing has run.
/// `one_at_a_time` tells that the goroutines of all processors made their steps one after another.
std::string picture_of(const Terminal& terminal, const Occupancy& occupancy, int rows, bool one_at_a_time);

}  // namespace golearn::cli
