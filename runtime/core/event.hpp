// What an observer is told: one event for each thing that happens in a program.
//
// Invariant, for those who work out what happened before what: the events about one object come in the order in which
// they took effect, and an event that releases something is told before another goroutine can see its effect. A value
// that is handed over makes two events, its send and then its receive, also when one of the two waited for long.
#pragma once

#include <cstdint>
#include <string_view>

#include "golearn/core/event_kind.hpp"
#include "golearn/core/goroutine.hpp"

namespace golearn {

struct Event {
  EventKind kind = EventKind::print;
  WaitReason reason = WaitReason::none;
  int processor = 0;
  std::int64_t time = 0;        ///< ns since the program began
  std::uint64_t goroutine = 0;  ///< who did it; 0 for the runtime itself
  std::uint64_t other = 0;      ///< the goroutine it was done to, or 0
  ObjectId object = {};         ///< the channel, lock or variable
  std::int64_t value = 0;
  std::string_view text =
      {};  ///< see event_facts.hpp; a value only if an observer wants values; valid during the call only
  Place where = {};
  std::span<const ObjectId> objects = {};  ///< block in a select: its channels; valid during the call only
};

}  // namespace golearn
