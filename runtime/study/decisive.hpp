// The switch that decides a result: a goroutine stood before a step, another came in between and did something to the
// same object, and had it not, the result would be another. "g3 read 0 before g2 wrote 1."
//
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/event_kind.hpp"
#include "observe/trace.hpp"
#include "study/run_spec.hpp"

namespace golearn::study {

/// What a goroutine did.
struct Deed {
  std::uint64_t goroutine = 0;
  EventKind kind = EventKind::local;
  ObjectId object = {};
  std::string value;  ///< that was read, written, handed over or printed; empty if none was, or not known
};

struct Switch {
  Deed before;  ///< of who came in between
  Deed after;   ///< of who was preempted: the step that it stood before
};

/// The last of a run's preemptions after which another goroutine did something that the preempted one's next step
/// depends on. None if there is none.
std::optional<Switch> decisive_switch(const std::vector<Trace::Entry>& run);

/// Of the run that `spec` repeats: a replay.
std::optional<Switch> decisive_switch(RunSpec spec);

}  // namespace golearn::study
