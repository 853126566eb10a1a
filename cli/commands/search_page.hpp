// A page with what a search has found: a run of each class of results, each with its picture.
#pragma once

#include <functional>
#include <string>

#include "golearn/study/run_spec.hpp"
#include "golearn/study/search_summary.hpp"

namespace golearn::commands {

/// Runs the simplest result of each class again, as `replay_of` says, and watches it.
std::string search_page(const study::SearchSummary& summary,
                        const std::function<study::RunSpec(const study::Found&)>& replay_of, study::Language language);

}  // namespace golearn::commands
