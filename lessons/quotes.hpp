// The outputs that the course notes show, as data: a lesson's quoted.txt.
//
//     # What stands behind a hash is for the reader of the file.
//     program captured
//     notes 000:171
//     knob workers 1000
//     | Closure Test =>  1000
//     ...
//
// A quote begins with `program` and its name. `notes FILE:LINE` says where its first line stands. `knob NAME VALUE` and
// `procs N` give what the note's program has and the lesson's has not by default. Then come the lines, each behind
// `| `, as LinePattern writes them; `...` alone where the notes leave lines out; last, behind `! `, what the program
// dies of: the first line that Go then prints on stderr, or `exit status N`. `image` in place of all lines: the notes
// show one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/explore/expected.hpp"
#include "golearn/study/settings.hpp"
#include "lessons/course.hpp"

namespace golearn::lessons {

struct Quote {
  std::string program;  ///< name of the scenario
  std::string file;     ///< of the notes: "000"
  unsigned line = 0;    ///< where the output begins in it
  study::TypedKnobs knobs = {};
  int procs = 0;       ///< 0: the scenario's
  bool image = false;  ///< there is no text to compare with
  ExpectedOutput output = {};
};

/// Reads the format above; throws std::runtime_error, naming the line, when it is something else.
std::vector<Quote> parse_quotes(std::string_view text);

/// What the notes show of a lesson. Throws std::runtime_error when a quote names a program or a knob that the lesson
/// has not, or a value that the knob does not take.
std::vector<Quote> quotes_of(const Entry& entry);

}  // namespace golearn::lessons
