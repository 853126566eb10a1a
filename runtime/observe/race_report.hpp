// What is said of races: Go's own report, and the facts of an advice.
//
// Pure functions of what the detector found; any thread may call them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/observe/race_detector.hpp"
#include "golearn/observe/report.hpp"

namespace golearn {

/// What Go prints on stderr for these races, in Go's layout but for the offsets (`+0x30`) that we do not have, and at
/// the end how many there were: `found`, those not shown included. Empty if there is none. The program then exits with
/// status 66. An address is made from the number of the variable, so that the same run reads the same on any machine.
/// Go: the output of `go run -race`.
std::string race_report(std::span<const Race> races, std::uint64_t found, const PlaceNames& names = {});

/// The first race of each variable. Go shows no more than these: one address, one report.
std::vector<Race> first_of_each_variable(std::span<const Race> races);

/// The smallest synchronisation that would order the two accesses.
enum class Remedy : std::uint8_t {
  same_lock,     ///< one side holds `lock`: the other should take it too
  write_lock,    ///< both hold `lock`, but a write holds it only for reading: it needs Lock, not RLock
  own_copy,      ///< one changes it in the loop in which it starts the other, which only reads it: hand each its value
  whole_step,    ///< one looks at it and then acts: one Mutex from the look to the act, an atomic is not enough
  atomic,        ///< both only add: an atomic instead of the variable
  atomic_too,    ///< one side accesses it by atomic steps: the other should too
  wait_before,   ///< one started the other, which writes: wait for it (WaitGroup, channel) before the access
  add_first,     ///< a WaitGroup's Add: it belongs before the go statement, where it surely comes before Wait
  close_last,    ///< a channel's close: it belongs after the last send
  common_mutex,  ///< nothing of the sort: one new Mutex around both
};

/// A short lower-case name, stable: for --json.
std::string_view to_string(Remedy remedy);

enum class RaceSide : std::uint8_t { first, second, both };

/// How to mend a race. The missing edge goes from what `releases` does after the access of one side to what `acquires`
/// does before the access of the other; for a lock and an atomic, whichever comes first.
struct Advice {
  Remedy remedy = Remedy::common_mutex;
  RaceSide change = RaceSide::both;        ///< whose code must change: for wait_before, who waits; for own_copy, who
                                           ///< writes; for whole_step, who looks and acts
  EventKind releases = EventKind::unlock;  ///< unlock, runlock, done, atomic, spawn
  EventKind acquires = EventKind::lock;    ///< lock, wait, atomic
  HeldLock lock = {};                      ///< for same_lock and write_lock, and where it was taken
};

/// What would mend `race`.
Advice advice(const Race& race);

}  // namespace golearn
