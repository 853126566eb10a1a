// What the lines of JSON hold, kind by kind: what `golearn json-schema` prints. Those of each file are beside it in a
// file of their own, and a test holds every line that golearn writes against them.
#pragma once

#include <vector>

#include "export/schema_parts.hpp"

namespace golearn::exports {

/// A kind for each kind of event, from the table of events.
std::vector<LineKind> event_lines();
/// What stands around the events of a run, and between them.
std::vector<LineKind> run_lines();
/// Of many runs, of a search, and of the notes' outputs.
std::vector<LineKind> summary_lines();
/// Of questions, challenges and progress.
std::vector<LineKind> practice_lines();

}  // namespace golearn::exports
