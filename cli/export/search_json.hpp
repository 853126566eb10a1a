// What a search found, as one line of JSON, and read back from it.
#pragma once

#include <string>

#include "golearn/study/search_summary.hpp"

namespace golearn::exports {

std::string to_json(const study::SearchSummary& summary);

/// Throws Refusal, naming `file`, when the text is something else.
study::SearchSummary search_from_json(const std::string& file, const std::string& text);

}  // namespace golearn::exports
