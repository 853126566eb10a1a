// Two runs of a program, with its synchronisation and without, beside each other.
#pragma once

#include "study/run_record.hpp"
#include "study/run_spec.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

struct SeenRun {
  study::RunSpec spec;
  study::RunRecord record;  ///< with its events
};

/// Their steps from where they part on, and what became of each.
Blocks about_difference(Language language, const SeenRun& with, const SeenRun& without);

}  // namespace golearn::words
