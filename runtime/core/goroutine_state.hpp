// Where a goroutine is in its life: the one enum for it, from the scheduler to the reports.
#pragma once

#include <cstdint>
#include <string_view>

namespace golearn {

/// Go: `_Gdead`, `_Grunnable`, `_Grunning`, `_Gwaiting`.
enum class GoroutineState : std::uint8_t {
  dead,      ///< ended; of a goroutine object: free to be used again
  runnable,  ///< waits for a processor
  running,   ///< on a processor
  waiting,   ///< blocked: a WaitReason says for what
};

/// A short lower-case name, stable: it appears in --json.
constexpr std::string_view to_string(GoroutineState state) {
  switch (state) {
    case GoroutineState::dead: return "dead";
    case GoroutineState::runnable: return "runnable";
    case GoroutineState::running: return "running";
    case GoroutineState::waiting: return "waiting";
  }
  return "";
}

}  // namespace golearn
