// golearn's run and real Go's beside each other, with a verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "golearn/study/text.hpp"
#include "lessons/course.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

/// One program's run.
struct Side {
  std::string name;
  std::vector<std::string> lines = {};   ///< as printed
  std::string death = {};                ///< first line of stderr, if the program died
  std::vector<std::string> errors = {};  ///< stderr, if it failed
  int status = 0;
  study::Text slowed = {};  ///< why what it measured is slower than it could be; of our run
};

/// What our run shows of a program whose result may be another each time.
struct Chance {
  bool race = false;          ///< there is a data race
  bool lost_updates = false;  ///< one between goroutines that change what they have read
  bool stale_look = false;    ///< one between goroutines that look, and then act
};

struct Comparison {
  const lessons::Program* program = nullptr;
  int procs = 1;
  bool procs_given = true;  ///< else it is the program's own number, or one
  Side ours;
  Side theirs = {};
  int runs = 1;           ///< of real Go; the first that agreed with ours is shown, or else the first
  bool recorded = false;  ///< theirs is a recording
  Chance chance = {};
};

/// Whether they printed the same, but for what is bound to differ from run to run.
bool agree(const lessons::Program& program, const Side& ours, const Side& theirs);

Blocks about_comparison(Language language, const Comparison& comparison, bool all_lines);

}  // namespace golearn::words
