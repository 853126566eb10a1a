// What a goroutine can do that others may notice: the kinds of events, and of the operations about to happen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "golearn/core/object_id.hpp"
#include "golearn/core/place.hpp"

namespace golearn {

/// What each means, and what holds of it: core/event_facts.hpp.
enum class EventKind : std::uint8_t {
  local,    ///< nothing that others notice; never told
  make,     ///< `object`, a channel, lock, variable or timer, came into being; `value`: of a channel, its capacity
  name,     ///< `object` was given the name `text`
  spawn,    ///< `other` was started by `goroutine`
  start,    ///< first time on a processor
  block,    ///< gave its processor up: `reason`
  resume,   ///< on a processor again
  ready,    ///< `goroutine` (0: a timer) woke `other`
  yield,    ///< Gosched
  preempt,  ///< its time slice was over
  end,      ///< returned, or left by Goexit
  print,    ///< `text`, one line without its end
  send,     ///< on channel `object`; `other` receives it at once, if not 0
  receive,  ///< from channel `object`, sent by `other` at once, if not 0; `value`: 1, or 0 from a closed channel
  close,    ///< of channel `object`
  select,   ///< about to choose; never told: the case that is chosen is
  lock,     ///< got `object`
  unlock,   ///< releases `object`
  rlock,
  runlock,
  wait,       ///< WaitGroup.Wait or Cond.Wait returned
  add,        ///< WaitGroup.Add; `value` is the counter after it
  done,       ///< WaitGroup.Add of less than zero; `value` is the counter after it
  wake,       ///< about to wake who waits for a WaitGroup that has come to zero; never told
  signal,     ///< Cond.Signal; it woke `other`, if not 0
  broadcast,  ///< Cond.Broadcast; it woke `other`, if not 0: one event for each
  once,       ///< Once.Do returned; `value`: 1 if it ran its function, else 0
  atomic,     ///< an operation on an atomic that writes; `value`: 1 if it does not read
  peek,       ///< a read of an atomic
  load,       ///< read of a Shared<T>
  store,      ///< write of a Shared<T>
  timer,      ///< timer `object` was set; or signals were asked for, and may now come
  fire,       ///< timer `object` went off; `other` is the goroutine that it started, or 0
  panic,      ///< `text`
};
inline constexpr std::size_t kEventKinds = static_cast<std::size_t>(EventKind::panic) + 1;

/// A short lower-case name, stable: it appears in --json.
std::string_view to_string(EventKind kind);

/// What a goroutine is about to do to which object. One with no object concerns nobody else.
struct Operation {
  EventKind kind = EventKind::local;
  ObjectId object = {};
  Place where;
  std::span<const ObjectId> objects = {};  ///< of a select: all its channels, of which `object` is one
  std::string_view text = {};              ///< of a print, until it is made: the line without its end
};

}  // namespace golearn
