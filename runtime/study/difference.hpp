// Two programs that differ in some operations, such as those of a lock, run in step: the first moment at which they
// behave differently, and what each then gave.
//
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "golearn/explore/schedule.hpp"
#include "golearn/observe/trace.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

/// A run that was made in step with another, with what its program does of its events.
struct RunInStep {
  RunSpec spec;
  RunRecord record = {};
  Schedule schedule = {};
  std::vector<Trace::Entry> events = {};
};

/// What stands beside each other: the places of an event of each run; none where the other program has no such
/// operation.
struct Beside {
  std::optional<std::size_t> with = {};
  std::optional<std::size_t> without = {};
};

/// How two runs differ; the later, the more.
enum class Differs : std::uint8_t {
  nothing,
  steps,   ///< they did different things, and gave the same
  order,   ///< they printed the same lines, in another order
  result,  ///< another line, another ending, or another goroutine left behind
};

struct Difference {
  std::uint64_t seed = 0;
  RunInStep with, without;
  std::vector<Beside> rows = {};  ///< up to where they part
  /// The events that are the first to differ, by their places; past the last for a run that has ended before. None if
  /// the runs do the same.
  std::optional<Beside> parting = {};
  Differs differs = Differs::nothing;
};

/// What an operation is that only one of the programs has.
enum class OwnDeed : std::uint8_t {
  guards,  ///< it keeps others out: the two part where it does
  differs  ///< the two part with it, unless it is to lock or unlock
};

/// Runs both: `without` at random by `seed`, and `with` in step with it. Throws as run() does.
Difference run_in_step(const RunSpec& with, const RunSpec& without, std::uint64_t seed, OwnDeed own = OwnDeed::guards);

/// Under the first of the seeds from 1 to `last` that makes the results differ; if none does, under the first that
/// makes the most of the difference.
Difference find_difference(const RunSpec& with, const RunSpec& without, std::uint64_t last,
                           OwnDeed own = OwnDeed::guards);

}  // namespace golearn::study
