// What questions ask of runs, and what goals ask of them: quantities and tests, by name.
//
//   of one run, an answer:      first  last  line N  count TEXT  leading TEXT  lines-before TEXT  count-before TEXT
//   TEXT
//                               which-first TEXT TEXT …  first-with TEXT  number  seconds  ending  message  stuck
//                               GOROUTINE least TEXT TEXT …  most TEXT TEXT …  rounded TEXT
//   of every schedule, whether  can-line  can-number  always-number N  can-leak  endings  lines-when ENDING
//     a choice is right:        can QUANTITY  can-be ANSWER QUANTITY
//   of one run, a test:         ending ENDING  has-line LINE  no-line TEXT  first LINE  last LINE  count TEXT N
//                               leading TEXT N  count-before TEXT TEXT N  number N  leaked N  distinct N
//                               seconds N  more TEXT TEXT
//
// `least` and `most`: which of them has the smallest or largest figure: the last number, its unit counted, of the last
// line that contains it; `rounded` that figure, rounded; `more`, that the first has a larger one than the second.
// QUANTITY is one of one run: of `can` the choice is an answer that some schedule gives; of `can-be` the choices are
// knobs, with which some schedule gives ANSWER.
// `leading` are the lines at the beginning that contain TEXT; `number` is the last number of the last line; `stuck` the
// line of the Go program on which the goroutine waits; `leaked` holds of N or more, `distinct` if the lines are N
// different ones and more than one. Lines are without times of day.
//
// Pure functions and values; any thread may use them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/run_record.hpp"
#include "golearn/study/search.hpp"
#include "lessons/course.hpp"

namespace golearn::lessons {

/// A name and its words: `count "Go =>" 3`.
struct Phrase {
  std::string name;
  std::vector<std::string> words = {};
};

/// Words at spaces; what stands in double quotes is one word.
std::vector<std::string> words_of(std::string_view text);

/// What came of a run, as far as questions and goals look at it.
struct Came {
  std::vector<std::string> lines = {};
  Ending ending = Ending::returned;
  std::string message = {};
  std::size_t leaked = 0;
  Duration elapsed{};
  std::map<std::uint64_t, unsigned> stuck =
      {};  ///< the line on which a goroutine waits; not known of a search's result
};

Came came_of(const Program& program, const study::RunRecord& record);
Came came_of(const study::Result& result);

// Whether there is such a quantity, with as many words, and such an ending. Throws std::runtime_error, which says what
// would be right.
void check_quantity(const Phrase& phrase, bool all);
void check_goal(const Phrase& phrase);
void check_ending(std::string_view name);
/// How many words a test takes. Throws as check_goal() does.
std::size_t words_of_goal(std::string_view name);

/// Of one run; nothing where the run has no such thing.
std::optional<std::string> answer(const Phrase& quantity, const Came& came);

/// Of every schedule: whether that choice is right.
bool is_right(const Phrase& quantity, std::span<const Came> all, const std::string& choice);

/// Whether what is asked is an ending, by its name.
bool asks_endings(const Phrase& quantity);

/// Whether a run passes all tests.
bool passes(std::span<const Phrase> goal, const Came& came);

}  // namespace golearn::lessons
