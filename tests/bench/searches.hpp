// How many schedules a second a search of the two-goroutine counter runs: for scripts/bench --search.
#pragma once

namespace golearn::bench {

/// Searches in each way several times, for a second each and the ways in turn, on this thread alone, and prints a
/// Markdown table of medians.
void measure_searches();

}  // namespace golearn::bench
