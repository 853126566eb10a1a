// Where a program stands after the choices made so far: who could go next and with what, who waits, what was printed.
#pragma once

#include <string>
#include <vector>

#include "core/config.hpp"
#include "core/outcome.hpp"
#include "explore/chooser.hpp"
#include "request.hpp"

namespace golearn::cli {

/// What a goroutine that could go would do.
struct Move {
  std::uint64_t goroutine = 0;
  EventKind kind = EventKind::local;
  std::string object;  ///< "chan#1"; empty for none
  Place where;
  bool started = true;
};

/// A goroutine that is blocked.
struct Blocked {
  std::uint64_t goroutine = 0;
  WaitReason reason = WaitReason::none;
  std::string object;
  Place where;
};

struct PrintedLine {
  std::uint64_t goroutine = 0;
  std::string text;
};

struct Turn {
  std::vector<Move> moves;  ///< to choose from; index 0 is what happens if nobody interferes
  bool running = false;     ///< the first of them is running
  std::uint32_t cases = 0;  ///< if not 0, the choice is among so many cases of a select
  std::vector<Blocked> blocked;
  std::vector<PrintedLine> printed;
  bool ended = false;
  Outcome outcome;
};

/// All the program printed, and how it ended.
struct Ended {
  std::string printed;
  Outcome outcome;
};

/// One run under `chooser`.
Ended run_under(const Program& program, Chooser& chooser, Observer* observer = nullptr,
                const std::function<void(const Printed&)>& print = {});

/// Where `choices` lead to.
Turn turn_after(const Program& program, const Schedule& choices);

std::string text_of(const std::vector<PrintedLine>& lines);

}  // namespace golearn::cli
