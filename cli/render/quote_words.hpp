// Verdicts on the notes' outputs, in words.
#pragma once

#include <string>
#include <vector>

#include "checked_quote.hpp"

namespace golearn::cli {

/// A row of the table with its reason and, if there is one, the command that replays it.
std::string row_of(const Terminal& terminal, const CheckedQuote& checked);

/// Below the table: the counts, what no search can say, and what to try next.
std::string below_table(const Terminal& terminal, const CheckNotesRequest& request,
                        const std::vector<CheckedQuote>& checked);

}  // namespace golearn::cli
