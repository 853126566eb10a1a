// The results of many runs of a program, as a histogram.
#pragma once

#include "golearn/study/many_runs.hpp"
#include "golearn/study/text.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

/// How often each result came, beside how often with real Go if that was run; and what golearn widens, if the results
/// depend on it. Results that are one number stand in their order, many of them in ranges.
Blocks about_many_runs(study::Language language, const study::ManyRuns& runs);

}  // namespace golearn::words
