// What holds of every event of a kind: the one table that JSON, happens-before, the wait graph, the search, the ties
// between C++ and Go lines, and what draws a run read. A new kind is a row here; what it means to each of them is in
// its row, and where one of them must do something of its own for it, a switch without a default does not compile until
// it says what.
//
// Constant data; any thread may read it.
#pragma once

#include <cstdint>
#include <string_view>

#include "golearn/core/event_kind.hpp"

namespace golearn {

/// What a field of an Event holds.
struct EventField {
  std::string_view key = {};      ///< in --json; empty: it is not shown there
  std::string_view meaning = {};  ///< empty: the kind does not use it
  bool is_flag = false;           ///< of `value`: 0 or 1

  explicit constexpr operator bool() const { return !meaning.empty(); }
};

/// What an event does to its goroutine's turn on the processor.
enum class Turn : std::uint8_t {
  keeps,  ///< nothing
  takes,  ///< it has the processor from now on
  gives,  ///< it has given it up
};

struct EventFacts {
  EventKind kind;
  std::string_view name;  ///< short, lower-case, stable: it appears in --json
  EventField object = {}, value = {}, other = {}, text = {};
  /// A regular expression for the Go line on which it happens; empty: on no line of its own, or on any.
  std::string_view go_line = {};
  Turn turn = Turn::keeps;
  bool told = true;        ///< observers are told; false for operations that only strategies see
  bool by_program = true;  ///< what the program does; false for what only the runtime does about it
  bool releases = false;   ///< what came before it comes before what acquires by it
  bool acquires = false;   ///< see releases
  bool reads = false;      ///< reads `object` as data
  bool writes = false;     ///< writes `object` as data
  bool wakes = false;      ///< may make another goroutine runnable
  bool touches = false;    ///< does something to `object` that others may notice
  bool commutes = false;   ///< two of it on one object may change places, and nobody sees it
  bool is_missed = false;  ///< that it did not happen any more could be seen: as text, or as a death
};

/// The row of a kind.
const EventFacts& facts(EventKind kind);

}  // namespace golearn
