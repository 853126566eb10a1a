// The steps of a run in words: what each goroutine does to what, one row a step.
#pragma once

#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "words/blocks.hpp"
#include "words/chosen_steps.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// The picture of a run that was watched for it; of data races where those were watched for, too.
Picture picture_of_run(const study::RunRecord& record);

/// Adds to `spec` what the picture of its run needs; races only if they are asked for.
void watch_for_picture(study::RunSpec& spec);

/// What goroutines and things of a run are called: as Names says, and as the lines of the picture's steps call them.
Names names_in(Language language, const study::Runnable& runnable, const study::RunRecord& record,
               const Picture& picture);

/// The second of it, for names that are there.
void learn_names(Names& names, const Picture& picture);

/// The heading of steps.
Text step_by_step();

/// The steps alone, for a run that has some.
Sheet sheet_of(const Names& names, const Picture& picture, const StepRange& range);

/// Empty if there was no step.
/// `left_out`: events that came after all that the picture shows.
Blocks about_steps(const Names& names, const Picture& picture, const StepRange& range, std::uint64_t left_out);

}  // namespace golearn::words
