// Why a verdict on an output of the notes is what it is.
#pragma once

#include <string>
#include <string_view>

#include "checked_quote.hpp"

namespace golearn::cli {

/// A verdict in the table.
struct VerdictWord {
  lessons::Text text;
  Colour colour = Colour::plain;
};
VerdictWord word_for(Verdict verdict);

/// "1 line", "2 lines".
std::string plural(std::uint64_t count, std::string_view noun);

/// What the verdict stands on; then, if it does not come, the first line that does not, and what comes there.
std::string reason_for(const Terminal& terminal, const CheckedQuote& checked);

}  // namespace golearn::cli
