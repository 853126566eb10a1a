// Where a program stands after the choices made so far: who could go next and with what, who waits, what was printed.
//
// A program cannot be held up while its player thinks, or be taken back: for every turn it is run again from the start
// with the choices made so far, which are all it depends on. What each choice would do is seen in the same way: it is
// made, and taken back. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "golearn/core/event.hpp"
#include "golearn/core/object_id.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/core/place.hpp"
#include "golearn/core/wait_reason.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/observe/object_states.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

/// What becomes of a goroutine's next operation.
enum class Comes : std::uint8_t {
  done,    ///< it is carried out
  closed,  ///< the same: it receives nothing, for the channel is closed
  waits,   ///< the goroutine blocks in it
  dies,    ///< the goroutine panics, and nobody recovers
};

/// What a goroutine that could go would do.
struct Move {
  std::uint64_t goroutine = 0;  ///< 0: none moves, but time passes
  EventKind kind = EventKind::local;
  std::vector<ObjectId> objects = {};  ///< on these
  Place where = {};
  bool started = true;
  Comes comes = Comes::done;
  std::string value = {};  ///< what it would read, write, hand over or print; empty where there is no such thing
};

/// What has happened, as a move that was made.
Move move_of(const Event& event);

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

/// On which line something was done to an object, or is about to be: there the Go program names it.
struct Use {
  ObjectId object = {};
  EventKind kind = EventKind::local;
  Place where = {};

  friend auto operator<=>(const Use&, const Use&) = default;
};

struct Turn {
  /// To choose from; index 0 is what happens if nobody interferes.
  std::vector<Move> moves = {};
  bool running = false;  ///< the first of them is running
  bool cases = false;    ///< they are the cases of a select that are ready, all of one goroutine
  bool numbers = false;  ///< they are the values that a random number may have
  std::vector<Blocked> blocked = {};
  std::vector<PrintedLine> printed = {};
  std::vector<ObjectState> objects = {};
  std::vector<Use> uses = {};
  bool ended = false;
  RunRecord record = {};  ///< of the run up to here

  /// What one types for a move: its goroutine's number, 0 for that time passes; or the case's, from 1.
  [[nodiscard]] std::uint64_t number(std::size_t move) const {
    return cases || numbers ? move + 1 : moves[move].goroutine;
  }
  /// The move that has this number; none if there is no such.
  [[nodiscard]] std::optional<std::size_t> numbered(std::uint64_t number) const;
};

/// Where `choices` lead to, by the rules of `spec`.
Turn turn_after(const RunSpec& spec, const Schedule& choices);

/// `choices`, and those that follow when nobody interferes any more. Throws Refusal when the program has no such
/// choices.
Schedule run_on(const RunSpec& spec, const Schedule& choices);

}  // namespace golearn::study
