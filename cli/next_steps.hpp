// What to try after a run: commands to copy.
#pragma once

#include <string>
#include <vector>

#include "render/terminal.hpp"
#include "request.hpp"
#include "text.hpp"

namespace golearn::cli {

/// The text's suggestions but for the one just followed, and the comparison with real Go.
std::vector<lessons::Suggestion> suggestions(const Terminal& terminal, const Program& program,
                                             const lessons::ScenarioText& text);

/// After a run with --race: if there were races, the same run mended, if the lesson has what mends it; else the search
/// for races in all orders.
std::vector<lessons::Suggestion> race_suggestions(const Terminal& terminal, const LessonRequest& request,
                                                  const Program& program, bool raced);

}  // namespace golearn::cli
