// Why an example of a search came to its result, in a sentence.
#pragma once

#include <string>

#include "golearn/study/found.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

/// Of the run that `replay` repeats: what came before what, last of all that had to; of one that did not end, who keeps
/// going round, and where. Empty if there is nothing to be said. Runs the program a few times.
std::string cause_of(study::Language language, const study::RunSpec& replay, const study::Found& found);

}  // namespace golearn::words
