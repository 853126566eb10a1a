// How far a search is, and how much it may have missed.
#pragma once

#include <chrono>
#include <string>

#include "golearn/study/search_summary.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

/// In one line, while it goes on. `budget`: how long it may take; 0: as long as it takes.
std::string search_so_far(study::Language language, const study::SearchReport& so_far, std::chrono::nanoseconds budget);

/// How much of what the order of steps can change has been tried. Empty if everything has been searched.
study::Text tried(const study::SearchSummary& summary);
/// What chance may have missed. Empty if no schedule was drawn.
study::Text missed(const study::SearchSummary& summary);

}  // namespace golearn::words
