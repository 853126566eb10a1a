// Who waits for what at one moment, as plain values: what the waits-for graph shows, and its text.
//
// Values and pure functions; any thread may use them.
//
// An edge goes from a goroutine that waits to one that could release it. Those for which is_owed() holds say who has
// to: who holds the lock, who is counted by the group. The others are history: who has done before what is waited for
// now. Nobody can be seen to hold a reference to a channel, so a goroutine without edges may still be released.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/core/event_kind.hpp"
#include "golearn/core/goroutine_state.hpp"
#include "golearn/core/wait_reason.hpp"

namespace golearn {

/// A channel, lock, group or condition that somebody waits for.
struct WaitObject {
  ObjectId id = {};
  Place first_at = {};         ///< where it was first used
  std::int64_t counter = 0;    ///< of a WaitGroup
  std::int64_t capacity = -1;  ///< of a channel; -1 if not known, for nothing was sent yet
  std::string name = {};       ///< that the program gave it with set_name(); empty for most
};

/// What would let a goroutine go on.
enum class ReleaseKind : std::uint8_t {
  nothing,      ///< a nil channel, a select with no cases
  send,         ///< on the channel `object`
  receive,      ///< from it
  close,        ///< of it
  select_case,  ///< of a select: a send, a receive or a close on `object`, whichever its case waits for
  unlock,       ///< of `object`, which `goroutine`, if not 0, has locked at `where`
  runlock,      ///< of `object`, which `goroutine` has locked for reading at `where`; all such are needed
  writer_turn,  ///< `goroutine`, which waits at `where` to write, must have had its turn: new readers wait for it
  done,         ///< `count` times
  signal,       ///< of the condition `object`
  broadcast,    ///< of it
  time,         ///< a sleep: only waiting
};

struct Release {
  ReleaseKind kind = ReleaseKind::nothing;
  ObjectId object = {};
  std::uint64_t goroutine = 0;
  std::int64_t count = 1;
  Place where = {};
};

/// Why a goroutine could release another.
enum class WaitEdgeReason : std::uint8_t {
  holds,         ///< took the lock at `where`
  reads,         ///< took it for reading at `where`
  writer_first,  ///< waits at `where` for its turn to write, and lets no reader in
  not_done,      ///< was started after the group's Add at `where`, and has not called Done
  added,         ///< called Add at `where` for `count` more than it has started goroutines since or called Done
  has_sent,      ///< has sent on the channel before, last at `where`, `count` times
  has_received,  ///< has received from it before
  has_signalled  ///< has called Signal or Broadcast before
};

/// Whether the goroutine has to act by what it has done, as opposed to one that only has done the like before.
constexpr bool is_owed(WaitEdgeReason reason) { return reason <= WaitEdgeReason::added; }

/// Edges of one goroutine that are not in the graph, beyond WaitSnapshot::kMostEdges, and say the same.
struct EdgesLeftOut {
  WaitEdgeReason reason = WaitEdgeReason::holds;
  Place where = {};
  bool ended = false;  ///< the goroutines that they lead to
  std::size_t count = 0;
};

struct WaitNode {
  std::uint64_t goroutine = 0;  ///< 1 is main
  std::uint64_t parent = 0;
  Place created_at = {};  ///< its go statement
  GoroutineState state = GoroutineState::waiting;
  // Of one that waits:
  WaitReason reason = WaitReason::none;
  std::vector<WaitObject> objects = {};  ///< of a select all its channels; of a sleep, or for what is nil, none
  Place where = {};                      ///< the operation
  std::int64_t since = 0;                ///< ns since the program began
  std::vector<Release> release = {};     ///< any one of these, but all runlocks
  std::vector<EdgesLeftOut> left_out = {};
};

struct WaitEdge {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  WaitEdgeReason reason = WaitEdgeReason::holds;
  ObjectId object = {};
  Place where = {};
  std::int64_t count = 1;
};

struct WaitSnapshot {
  /// Of one goroutine: those to goroutines that are alive come first.
  static constexpr std::size_t kMostEdges = 16;

  std::vector<WaitNode> nodes;  ///< all that wait, and those that edges lead to, by number
  std::vector<WaitEdge> edges;  ///< by `from`; none to a goroutine that can do nothing about it
  /// Goroutines that wait for one another in a circle, each for the next and the last for the first, which has the
  /// smallest number; empty if there is no such circle. One of owed edges if there is one, else one of any edges.
  std::vector<std::uint64_t> cycle;
};

/// Short stable names: they appear in --json and in the text.
std::string_view to_string(ReleaseKind kind);
std::string_view to_string(WaitEdgeReason reason);

/// How a place reads.
using PlaceText = std::function<std::string(Place)>;

/// The graph as lines of ASCII, if `place` gives ASCII. `chan#2` is an object, `wg#1=3` a group whose counter is 3;
/// `->` leads to a goroutine that could release, `-x` to one that has ended; `<-` says what would release, `==` the
/// circle.
std::string to_text(const WaitSnapshot& snapshot, const PlaceText& place);

}  // namespace golearn
