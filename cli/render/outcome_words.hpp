// An outcome in plain words.
#pragma once

#include <string_view>
#include <vector>

#include "core/outcome.hpp"
#include "observe/report.hpp"
#include "request.hpp"

namespace golearn::cli {

/// Stable lower-case names, for --json.
std::string_view ending_word(Ending ending);
std::string_view standing_word(const GoroutineInfo& g);

/// What happened in a run, one to five sentences: how it ended, who was cut off or leaked and where, who waited
/// for what, and what the lesson itself found.
std::vector<std::string> what_happened(const Terminal& terminal, const Program& program, const Outcome& outcome);

/// A time to three or four digits.
std::string rounded(Duration time);

/// Names places by the Go program's functions and lines, and the scenario's.
PlaceNames go_names();

}  // namespace golearn::cli
