// What came of a run, in plain words.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// What happened in a run, one to five sentences: how it ended, who was cut off or leaked and where, who waited
/// for what, and what the program itself found.
std::vector<std::string> what_happened(const Names& names, const study::RunSpec& spec, const study::RunRecord& record);

/// While a program has been silent for long, in one line.
std::string still_running(Language language, double seconds);

}  // namespace golearn::words
