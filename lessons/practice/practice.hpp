// What a learner practises in a lesson, as data: its practice.txt.
//
//     # What stands behind a hash is for the reader of the file.
//     lesson 9.2.2
//     minutes 20
//     needs 9.2.1
//
//     question burst
//       run buffered --procs 1
//       vary buffer 0 1 2 3 5
//       ask leading "Go =>"
//       at ch <- true#2
//       ko 버퍼가 {buffer}칸이다. 처음에 Go 줄은 몇 개 이어서 나오나?
//       en The buffer holds {buffer}. How many Go lines come in a row at the very start?
//       choice 2
//       choice 3 *
//       hint-ko …
//       hint-en …
//       because-ko …
//       because-en …
//
// A question is about one run (`run PROGRAM KNOBS`) or about every schedule (`all PROGRAM KNOBS`). `ask` names what is
// asked for (quantity.hpp), `at` a line of the Go program by a part of its text, `#2` the second with it. `*` marks
// what the author believes to be right; what is right is computed (answers.hpp). `choices near`, in place of choices:
// the answer is a number, and the others are near it. `vary KNOB VALUES`: asked again, it has another value.
//
//     challenge deadlock
//       program no-receiver
//       means buffer
//       goal ending deadlocked
//       solution --buffer 0
//       least buffer
//
// A challenge is met by knobs (`program`, `means` those that may be turned, `solution` one way, which may stand there
// more than once, `least` the knob whose value is to be as small as can be), or as the scheduler (`play PROGRAM
// KNOBS`). `goal` has tests of a run (quantity.hpp); `goal always` that every schedule passes them. `impossible`: no
// schedule does, as one does `possible-with` other knobs. A program of one has no need to be named in `run`, but is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/settings.hpp"
#include "lessons/course.hpp"
#include "lessons/practice/quantity.hpp"

namespace golearn::lessons {

/// A program with knobs: `buffered --procs 1 --buffer 3`.
struct Setup {
  std::string program;  ///< name of the scenario
  study::TypedKnobs knobs = {};
  int procs = 0;              ///< 0: not said
  bool real_time = false;     ///< `--speed 1`: it measures, and virtual time has nothing to measure
  bool virtual_time = false;  ///< `--fast`: it is about virtual time, so real Go cannot be asked
};

struct Choice {
  std::string answer;
  bool marked = false;  ///< as right
};

/// What every question and challenge has.
struct Task {
  std::string id;
  std::size_t line = 0;  ///< of the file, from 1
  Text text = {};        ///< may have holes, as a lesson's sentences have
  Text hint = {};
  Text because = {};
};

struct Question : Task {
  Setup setup = {};
  bool all = false;  ///< about every schedule; else about one run
  Phrase ask = {};
  std::string at = {};     ///< part of a line of the Go program
  std::size_t at_nth = 0;  ///< of several such lines, from 1; 0: there is one
  std::string vary = {};   ///< the knob, or `procs`; empty: none
  std::vector<std::string> values = {};
  std::vector<Choice> choices = {};
  bool near = false;  ///< the choices are numbers near the right one
};

struct Challenge : Task {
  bool play = false;  ///< as the scheduler; else by knobs
  Setup setup = {};
  std::vector<std::string> means = {};
  std::vector<Phrase> goal = {};
  bool always = false;  ///< of every schedule
  std::vector<Setup> solutions = {};
  std::string least = {};
  bool impossible = false;
  Setup possible_with = {};
};

struct Practice {
  int minutes = 0;
  std::vector<std::string> needs = {};  ///< ids of lessons that should come first
  std::vector<Question> questions = {};
  std::vector<Challenge> challenges = {};

  /// Null if there is none.
  [[nodiscard]] const Question* question(std::string_view id) const;
  [[nodiscard]] const Challenge* challenge(std::string_view id) const;
};

/// Reads the format above; throws std::runtime_error, naming the line, when it is something else.
Practice parse_practice(std::string_view text);

/// Of a choice that is knobs, `--sync mutex`: those. Throws std::runtime_error where it is something else.
Setup knobs_in(std::string_view choice);

/// A text as that of a lesson. Throws std::runtime_error also when it names a program, a line or a knob that the lesson
/// has not, or a value that the knob does not take.
Practice practice_in(const Entry& entry, std::string_view text);

/// The lesson's own, which is read once.
const Practice& practice_of(const Entry& entry);

/// The program that a setup names.
const Program& program_of(const Entry& entry, const Setup& setup);

/// The line of the Go program, from 1, that a question is about.
std::size_t line_of(const Entry& entry, const Question& question);

}  // namespace golearn::lessons
