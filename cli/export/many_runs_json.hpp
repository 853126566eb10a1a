// The results of many runs as JSON.
#pragma once

#include <string>

#include "golearn/study/many_runs.hpp"

namespace golearn::exports {

/// One line: what was run, and each result with its number of runs, the most frequent first.
std::string to_json(const study::ManyRuns& runs);

}  // namespace golearn::exports
