// Where a program stands after the choices made so far: who could go next and with what, who waits, what was printed.
//
// A program cannot be held up while its player thinks, or be taken back: for every turn it is run again from the start
// with the choices made so far, which are all it depends on. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/event_kind.hpp"
#include "core/object_id.hpp"
#include "core/outcome.hpp"
#include "core/place.hpp"
#include "core/wait_reason.hpp"
#include "explore/schedule.hpp"
#include "study/run_record.hpp"
#include "study/run_spec.hpp"

namespace golearn::study {

/// What a goroutine that could go would do.
struct Move {
  std::uint64_t goroutine = 0;
  EventKind kind = EventKind::local;
  std::vector<ObjectId> objects = {};  ///< on these
  Place where = {};
  bool started = true;
};

/// A goroutine that is blocked.
struct Blocked {
  std::uint64_t goroutine = 0;
  WaitReason reason = WaitReason::none;
  std::vector<ObjectId> objects = {};
  Place where = {};
};

struct PrintedLine {
  std::uint64_t goroutine = 0;
  std::string text;
};

struct Turn {
  std::vector<Move> moves = {};  ///< to choose from; index 0 is what happens if nobody interferes
  bool running = false;          ///< the first of them is running
  std::uint32_t cases = 0;       ///< if not 0, the choice is among so many cases of a select
  std::vector<Blocked> blocked = {};
  std::vector<PrintedLine> printed = {};
  bool ended = false;
  RunRecord record = {};  ///< of the run up to here

  [[nodiscard]] std::size_t options() const { return cases ? cases : moves.size(); }
};

/// Where `choices` lead to.
Turn turn_after(const RunSpec& spec, const Schedule& choices);

/// `choices`, and those that follow when nobody interferes any more.
Schedule run_on(const RunSpec& spec, const Schedule& choices);

}  // namespace golearn::study
