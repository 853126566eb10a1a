// What can be run: a lesson's program, a test's, a Go file.
//
// Immutable once it is made, so any thread may read it, and many runs may share it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "golearn/core/outcome.hpp"
#include "golearn/observe/source_place.hpp"
#include "golearn/study/knob.hpp"
#include "golearn/study/program_run.hpp"
#include "golearn/study/promise.hpp"

namespace golearn::study {

struct Runnable {
  std::string id;    ///< what one types, and what a token says: `9.2.2/buffered`
  std::string name;  ///< what the program itself is called: `buffered`
  Text title;
  /// GOMAXPROCS as the program sets it; 0: default_procs().
  int procs = 0;
  std::vector<Knob> knobs = {};
  /// The Go program's text; empty if there is none.
  std::string_view source = {};
  /// The functions that its go statements start, as the Go program writes them.
  std::vector<std::string> starts = {};
  /// How its places are named.
  PlaceNames places = cpp_place;
  /// The body of main.
  std::function<void(const ProgramRun&)> body;
  /// What happened in a run that only this program knows, one sentence each, at most three; empty: nothing ever.
  std::function<std::vector<Text>(const ProgramRun&, const Outcome&)> findings = {};
  /// What holds in every run, if the program is right.
  std::vector<Promise> promises = {};
  /// What it does depends on random numbers, or on the clock.
  bool draws = false;
  /// A run ends with the picture of the processors unasked.
  bool shows_processors = false;
  /// It measures the machine and the runtime: nothing watches a run but what was asked for.
  bool measures = false;
  /// It is about how long things would take: it runs in virtual time, unless a speed is asked for.
  bool timeless = false;
};

/// Of a function: with no knobs and no name.
Runnable runnable_of(std::function<void()> main);

}  // namespace golearn::study
