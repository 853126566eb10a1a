// What a search found, in plain words.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/search_summary.hpp"
#include "words/blocks.hpp"
#include "words/results.hpp"

namespace golearn::words {

using study::Language;

/// Under a title: the results by class, or `all` of them; how many there are, what that is worth. Beside the example of
/// a class stands what `cause` says of it.
Blocks about_search(Language language, const study::SearchSummary& summary, const std::string& title, bool all,
                    const Cause& cause);

/// How many results there are, and what that is worth: a sentence or two each.
std::vector<Text> about_counts(const study::SearchSummary& summary);

}  // namespace golearn::words
