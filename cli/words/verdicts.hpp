// Why a verdict on an output of the notes is what it is.
#pragma once

#include "golearn/study/text.hpp"
#include "words/blocks.hpp"
#include "words/checked_quote.hpp"

namespace golearn::words {

using study::Text;

/// A verdict in the table.
struct VerdictWord {
  Text text;
  Tone tone = Tone::plain;
};
VerdictWord word_for(study::Verdict verdict);

/// What the verdict stands on; then, if it does not come, the first line that does not, and what comes there.
Text reason_for(const CheckedQuote& checked);

}  // namespace golearn::words
