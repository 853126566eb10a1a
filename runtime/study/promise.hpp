// What a program promises of every run, whatever the order: that the setup runs once, that no seat is sold twice.
//
// It is judged by what the program counted and by how it ended, not by a variable that may be wrong because it is
// raced for. Any thread may ask.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "golearn/core/outcome.hpp"
#include "golearn/study/program_run.hpp"
#include "golearn/study/text.hpp"

namespace golearn::study {

struct Promise {
  Text says;  ///< a sentence
  /// Asked only of runs that came to their end: main returned, or the program ended itself.
  std::function<bool(const ProgramRun&, const Outcome&)> kept;
  /// With which settings there is something to keep; with all, if empty.
  std::function<bool(const Settings&)> given = {};
};

/// Those of a program's promises that are given with these settings. Wherever a promise has a number, it is the one
/// among these. They point into `all`.
std::vector<const Promise*> given_with(const Settings& settings, const std::vector<Promise>& all);

/// The numbers of the promises that a run broke. None, if it did not come to its end.
std::vector<std::size_t> broken_by(const ProgramRun& run, const Outcome& outcome,
                                   const std::vector<const Promise*>& promises);

}  // namespace golearn::study
