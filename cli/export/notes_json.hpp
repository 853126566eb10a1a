// The verdicts on the notes' outputs, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/checked_quote.hpp"

namespace golearn::exports {

// Short stable names.
std::string_view word_for(study::Verdict verdict);
std::string_view word_for(study::Ground ground);
inline constexpr const char* kPicture = "picture";  ///< the verdict on an output of which the notes show an image

/// One object a line: each output, images too, and in the end the counts. `checked` are the first of those that have a
/// text.
std::string to_json(const std::string& go, const std::vector<words::QuotedRun>& quotes,
                    const std::vector<words::CheckedQuote>& checked, bool interrupted);

}  // namespace golearn::exports
