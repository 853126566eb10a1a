// What an observer is told: one event for each thing that happens in a program.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/goroutine.hpp"

namespace golearn {

enum class EventKind : std::uint8_t {
  spawn,    ///< `other` was started by `goroutine`
  start,    ///< first time on a processor
  block,    ///< gave its processor up: `reason`
  resume,   ///< on a processor again
  ready,    ///< `goroutine` (0: a timer) woke `other`
  yield,    ///< Gosched
  preempt,  ///< its time slice was over
  end,      ///< returned, or left by Goexit
  print,    ///< `text`, one line without its end
  send,     ///< on channel `object`
  receive,  ///< from channel `object`
  close,    ///< of channel `object`
  lock,     ///< got `object`
  unlock,   ///< released `object`
  rlock,
  runlock,
  wait,       ///< WaitGroup.Wait or Cond.Wait returned
  add,        ///< WaitGroup.Add; `value` is the counter after it
  signal,     ///< Cond.Signal
  broadcast,  ///< Cond.Broadcast
  once,       ///< Once.Do ran its function
  atomic,     ///< an operation on an atomic
  load,       ///< read of a Shared<T>
  store,      ///< write of a Shared<T>
  panic,      ///< `text`
};

/// A short lower-case name, stable: it appears in --json.
std::string_view to_string(EventKind kind);

struct Event {
  EventKind kind = EventKind::print;
  WaitReason reason = WaitReason::none;
  int processor = 0;
  std::int64_t time = 0;         ///< ns since the program began
  std::uint64_t goroutine = 0;   ///< who did it; 0 for the runtime itself
  std::uint64_t other = 0;       ///< the goroutine it was done to, or 0
  const void* object = nullptr;  ///< the channel, lock or variable
  std::int64_t value = 0;
  std::string_view text = {};  ///< valid during the call only
  Where where = {};
};

}  // namespace golearn
