// A run as a picture shows it: goroutines and what they share are lanes, and each step is one row.
//
// Made from the events of a run that is over, values included; plain values, which any thread may read.
//
// Invariants: a row's time is never before the one above it. A hand-over, which makes two events, is one row. What only
// the runtime does makes no row: it changes the lanes' states from the next row on. A step's number counts the rows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "golearn/observe/object_states.hpp"
#include "golearn/observe/race_detector.hpp"
#include "golearn/observe/trace.hpp"

namespace golearn {

/// How a goroutine's lane looks.
enum class LaneState : std::uint8_t {
  absent,  ///< not started yet, or gone
  ended,   ///< in this row; gone from the next one on
  ready,   ///< could run, and waits for its turn
  runs,
  waits,
  sleeps,
};

/// A lane's state in the rows below the one in which it changed.
constexpr LaneState beyond(LaneState state) { return state == LaneState::ended ? LaneState::absent : state; }

struct LaneChange {
  std::uint64_t goroutine = 0;
  LaneState state = LaneState::absent;
  std::int64_t time = 0;  ///< when: the row before or behind which it stands may be at another time
};

struct PictureStep {
  std::int64_t time = 0;              ///< ns since the program began
  EventKind kind = EventKind::local;  ///< `ready`: a timer woke `goroutine`; `wait`: it need not wait any more
  std::uint64_t goroutine = 0;        ///< who acts; 0: a timer
  /// Who was started, or who receives what `goroutine` sends in the same step; 0: nobody.
  std::uint64_t partner = 0;
  ObjectId object = {};                  ///< the thing it is done to; of a select that waits, see `objects`
  ObjectState after = {};                ///< of `object`, behind the step
  std::string text = {};                 ///< what was printed, read, written or handed over
  WaitReason reason = WaitReason::none;  ///< of a block
  std::vector<ObjectId> objects = {};    ///< of a select that waits: its channels
  std::vector<std::uint64_t> wakes = {};
  std::vector<LaneChange> changes = {};  ///< from this row on
  Place where = {};
  bool from_closed = false;  ///< a receive that got nothing: the channel is closed
  bool in_wait = false;      ///< of a lock: the Wait() of a Cond lets go of it, or takes it again
};

struct PictureGoroutine {
  std::uint64_t id = 0;
  std::uint64_t parent = 0;
  Place created_at = {};
};

struct PictureObject {
  ObjectId id = {};
  std::int64_t capacity = 0;  ///< of a channel
  std::size_t uses = 0;       ///< steps that concern it
};

/// What the picture points at.
enum class ProblemKind : std::uint8_t {
  lost,      ///< `steps`: its read, another's write, its own write, which undoes that
  race,      ///< two accesses that nothing orders
  panicked,  ///< the step that panics
  stuck,     ///< the last step of a goroutine that waits for good
  circle,    ///< the last steps of goroutines that wait for one another
};

struct PictureProblem {
  ProblemKind kind = ProblemKind::stuck;
  std::vector<std::size_t> steps;  ///< by their index
};

/// How a run ended, as far as its events do not tell.
struct PictureEnd {
  std::vector<std::uint64_t> stuck = {};   ///< goroutines that wait, and that nothing can wake
  std::vector<std::uint64_t> circle = {};  ///< of those, a circle: each has what the one before it waits for
};

struct Picture {
  std::vector<PictureGoroutine> goroutines;  ///< by number; main first
  std::vector<PictureObject> objects;        ///< in the order of their first step
  std::vector<PictureStep> steps;
  std::vector<PictureProblem> problems;  ///< lost updates first, at most one race of each variable, the circle last
};

Picture picture_of(std::span<const Trace::Entry> events, std::span<const Race> races = {}, const PictureEnd& end = {});

}  // namespace golearn
