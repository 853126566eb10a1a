// What golearn check-notes says.
#pragma once

#include <string>
#include <vector>

#include "words/blocks.hpp"
#include "words/checked_quote.hpp"

namespace golearn::words {

using study::Language;

/// By which Go's rules the outputs are judged.
Blocks notes_title(Language language, const std::string& go);

/// An output with its verdict, why, and how to replay it.
Blocks about_quote(Language language, const CheckedQuote& checked);

/// Below all of them: the lessons that the notes show nothing of, how many there are of each verdict, the images, what
/// the verdicts take for granted, what to try.
Blocks below_quotes(Language language, const std::vector<QuotedRun>& quotes, const std::vector<CheckedQuote>& checked,
                    const std::vector<std::string>& unquoted, bool interrupted);

}  // namespace golearn::words
