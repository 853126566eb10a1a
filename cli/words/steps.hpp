// The steps of a run in words: what each goroutine does to what, one row a step.
#pragma once

#include <cstddef>

#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

inline constexpr std::size_t kReadAtOnce = 60;  ///< steps

/// Which steps are shown, by their numbers.
struct StepRange {
  std::size_t from = 1;
  std::size_t to = 0;  ///< 0: as many as are read at once, those from the beginning, around a problem, and at the end
};

/// The picture of a run that was watched for `events`, `names` and `waits`; of `race` where that was watched, too.
Picture picture_of_run(const study::RunRecord& record);

/// What the Go program calls the things of the picture.
void learn_names(Names& names, const Picture& picture);

/// The steps alone, for a run that has some.
Sheet sheet_of(const Names& names, const Picture& picture, const StepRange& range);

/// Empty if there was no step.
/// `left_out`: events that came after all that the picture shows.
Blocks about_steps(const Names& names, const Picture& picture, const StepRange& range, std::uint64_t left_out);

}  // namespace golearn::words
