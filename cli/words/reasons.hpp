// Why this order, in plain words: by which rule the goroutine of each printed line ran then.
#pragma once

#include <string>
#include <vector>

#include "observe/why.hpp"
#include "study/run_spec.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// One entry for each of the first forty lines: its text, who printed it, and why then. `spec` says who made the
/// choices.
std::vector<std::string> about_order(const Names& names, const std::vector<Why>& lines, const study::RunSpec& spec);

}  // namespace golearn::words
