// What became of a program: how it ended, who was still alive and where, what the processors did.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/core/clock.hpp"
#include "golearn/core/core_time.hpp"
#include "golearn/core/goroutine.hpp"

namespace golearn {

/// How a program ended. Those from `panicked` to `fatal` end a Go program with exit status 2.
enum class Ending : std::uint8_t {
  returned,         ///< main returned
  panicked,         ///< a panic nobody recovered
  deadlocked,       ///< every goroutine waits and nothing can wake one
  fatal,            ///< an error Go does not let a program recover, such as unlocking an unlocked mutex
  exited,           ///< exit_program(status)
  timed_out,        ///< Config::time_limit passed
  step_limit,       ///< Config::step_limit operations were made
  interrupted,      ///< Runtime::interrupt(), or a signal that the program sent itself and did not listen for
  awaiting_signal,  ///< every goroutine waits, for a signal perhaps, and none can come: Config::isolated
};

/// A short stable name: for --json.
std::string_view to_string(Ending ending);

/// Whether it is one of those that end a Go program with exit status 2.
bool died(Ending ending);

/// One goroutine at the end of a program.
struct GoroutineInfo {
  std::uint64_t id = 0;      ///< 1 is main
  std::uint64_t parent = 0;  ///< who started it; 0 for main
  GoroutineState state = GoroutineState::running;
  bool started = true;  ///< false: it never ran
  WaitReason reason = WaitReason::none;
  Place created_at = {};  ///< its go statement
  Place at = {};          ///< its last blocking operation, or where it panicked; line 0 if it never blocked
};

struct ProcessorStats {
  std::uint64_t started = 0;  ///< goroutines that first ran here
  std::uint64_t picked = 0;   ///< times a goroutine was chosen to run here
  std::uint64_t stolen = 0;   ///< goroutines taken from another processor
  std::uint64_t draws = 0;    ///< random numbers that goroutines drew here
  std::uint64_t fired = 0;    ///< goroutines that a timer started here, for its function
  core::CoreTime core = {};   ///< of its thread, if Config::counts_cores
};

struct Outcome {
  Ending ending = Ending::returned;
  int exit_status = 0;                     ///< what a Go program would exit with
  std::string message;                     ///< of the panic or fatal error, as Go words it after its prefix
  std::vector<GoroutineInfo> goroutines;   ///< alive at the end, by id; for a panic the panicking one first
  int procs = 1;                           ///< GOMAXPROCS, as the program saw it
  std::vector<ProcessorStats> processors;  ///< of the threads that ran it: one under a strategy
  bool timers_pending = false;             ///< a sleep, timer, ticker or signal had still to come
  std::uint64_t timers_set = 0;            ///< sleeps included, each tick counted
  std::uint64_t draws = 0;                 ///< random numbers that the program drew: rnd()
  std::uint64_t spawned = 0;               ///< goroutines started, main included
  std::uint64_t by_timers = 0;             ///< those of them that no go statement started: the functions of timers
  std::uint64_t race_gaps = 0;             ///< how often others wrote in a gap that was widened: core/race_gap.hpp
  Duration elapsed{};                      ///< program time
};

/// Those of `outcome.goroutines` that waited for ever when the program ended. None, if a timer was pending or a
/// goroutine other than main could have gone on: it might have woken them.
std::vector<GoroutineInfo> leaks(const Outcome& outcome);

}  // namespace golearn
