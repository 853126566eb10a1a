// Where a game stands, as its screen shows it: made in a child, which runs the program as far as it has been played.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/run_spec.hpp"
#include "lessons/practice/answers.hpp"
#include "tui/recording.hpp"

namespace golearn::tui {

/// A goroutine, or a case of a select.
struct PlayRow {
  std::uint64_t number = 0;  ///< what one presses for it
  bool can_go = false;
  std::uint32_t move = 0;  ///< the choice that it stands for
  Text name = {}, next = {}, state = {}, place = {};
};

struct PlayScene {
  std::vector<PlayRow> rows = {};
  std::uint64_t usual = 0;  ///< number of who goes if nobody interferes
  bool goroutines = true;   ///< the rows are; else they are cases, or random numbers
  std::vector<Text> things = {};
  std::vector<std::string> printed = {};
  std::vector<unsigned> lines = {};  ///< of the Go program, on which the rows stand; 0: none
  bool ended = false;
  bool reached = false;
  std::vector<Text> happened = {};  ///< when it has ended
  std::string token = {};           ///< the same
};

/// The best way to a goal.
struct PlayWays {
  bool possible = false;
  std::uint64_t schedules = 0;
  std::vector<std::uint32_t> best = {};
  std::size_t preemptions = 0;  ///< of it
};

/// A choice that leads on to the goal; none: none does.
struct PlayHint {
  bool found = false;
  std::uint64_t number = 0;
};

PlayScene play_scene(const lessons::Program& program, const lessons::Challenge& challenge,
                     const std::vector<std::uint32_t>& choices);
PlayWays play_ways(const lessons::Entry& entry, const lessons::Challenge& challenge);
PlayHint play_hint(const lessons::Program& program, const lessons::Challenge& challenge, const PlayWays& ways,
                   const std::vector<std::uint32_t>& choices);
/// The choices, and those that follow when nobody interferes any more.
std::vector<std::uint32_t> play_on(const lessons::Program& program, const lessons::Challenge& challenge,
                                   const std::vector<std::uint32_t>& choices);

template <>
struct Fields<PlayRow> {
  static auto of(PlayRow& it) { return std::tie(it.number, it.can_go, it.move, it.name, it.next, it.state, it.place); }
};
template <>
struct Fields<PlayScene> {
  static auto of(PlayScene& it) {
    return std::tie(it.rows, it.usual, it.goroutines, it.things, it.printed, it.lines, it.ended, it.reached,
                    it.happened, it.token);
  }
};
template <>
struct Fields<PlayWays> {
  static auto of(PlayWays& it) { return std::tie(it.possible, it.schedules, it.best, it.preemptions); }
};
template <>
struct Fields<PlayHint> {
  static auto of(PlayHint& it) { return std::tie(it.found, it.number); }
};

}  // namespace golearn::tui
