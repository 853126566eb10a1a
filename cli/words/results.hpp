// The results of a search: the classes that they come to, or one by one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "golearn/study/search_summary.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Text;

/// A sentence on why a result came about, or nothing.
using Cause = std::function<std::string(const study::Found&)>;

/// A class of results in words.
struct ClassWords {
  Text title, about;
  Tone tone = Tone::good;
  const study::Found* simplest = nullptr;  ///< of the summary
};

/// The worst first.
std::vector<ClassWords> class_words(const study::SearchSummary& summary, bool only_wrong);

/// Each class with its share and its simplest result, and its cause. `only_wrong`: none that ends well.
Blocks classes(study::Language language, const study::SearchSummary& summary, bool only_wrong, const Cause& cause);

/// Each result with its share, class by class.
Blocks every_result(study::Language language, const study::SearchSummary& summary);

}  // namespace golearn::words
