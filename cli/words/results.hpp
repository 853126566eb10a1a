// The results of a search: the classes that they come to, or one by one.
#pragma once

#include "study/search_summary.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

/// Each class with its share and its simplest result. `only_wrong`: none that ends well.
Blocks classes(study::Language language, const study::SearchSummary& summary, bool only_wrong);

/// Each result with its share, class by class.
Blocks every_result(study::Language language, const study::SearchSummary& summary);

}  // namespace golearn::words
