// What a search found, in plain words.
#pragma once

#include <string>

#include "golearn/study/search_summary.hpp"
#include "words/blocks.hpp"
#include "words/results.hpp"

namespace golearn::words {

using study::Language;

/// Under a title: the results by class, or `all` of them; how many there are, what that is worth. Beside the example of
/// a class stands what `cause` says of it.
Blocks about_search(Language language, const study::SearchSummary& summary, const std::string& title, bool all,
                    const Cause& cause);

}  // namespace golearn::words
