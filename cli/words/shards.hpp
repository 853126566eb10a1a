// Of a search in parts: those that are missing, and how to get them.
#pragma once

#include "golearn/study/search_summary.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

/// What to run for each part that is missing from a merged search, at most five; nothing if it is whole.
Blocks missing_shards(study::Language language, const study::SearchSummary& whole);

}  // namespace golearn::words
