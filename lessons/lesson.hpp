// What a lesson declares: its programs and their knobs. Its texts stand beside it, in ko.md and en.md.
//
// Each scenario.cpp has one function that returns its Lesson; the build finds it there (lessons/embed), so a folder is
// all that a lesson needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "golearn/core/outcome.hpp"
#include "golearn/study/program_run.hpp"
#include "golearn/study/promise.hpp"

namespace golearn::lessons {

using study::choice;
using study::duration;
using study::flag;
using study::integer;
using study::Knob;
using study::ProgramRun;
using study::Promise;
using study::Text;

/// One program of a lesson. What it becomes is a study::Runnable.
struct Scenario {
  std::string name;
  /// GOMAXPROCS as the course's program sets it; 0: the machine's cores.
  int procs = 0;
  std::vector<Knob> knobs = {};
  /// The body of main.
  void (*body)(const ProgramRun&) = nullptr;
  /// What happened in this run that only this lesson knows, one sentence each, at most three; null for none. What
  /// every run has (goroutines cut off, leaked or deadlocked, exit status) is told without it.
  std::vector<Text> (*findings)(const ProgramRun&, const Outcome&) = nullptr;
  /// What must hold of every run. Figures for it are counted by the scenario with what cannot be raced for, an atomic
  /// counter or a Gauge; a shared variable may be asked only where its own value is what is promised.
  std::vector<Promise> promises = {};
  /// A regular expression for printed text that differs from run to run; its first group stays.
  std::string random = {};
  /// Whether the order of the Go program's lines is certain at one processor (times and random numbers aside).
  bool determined = true;
  /// Whether the program as it stands dies, and real Go's with it.
  bool dies = false;
  /// As of a study::Runnable.
  bool shows_processors = false;
  bool measures = false;
  bool timeless = false;
};

/// A line that `scenario` printed, with what is bound to differ from run to run written as `<now>` and `<r>`: dates
/// with times of day, and the scenario's random text.
std::string comparable(const std::string& line, const Scenario& scenario);

struct Lesson {
  /// The title of the chapter that begins with this lesson; empty: it is in the chapter of the one before.
  Text chapter = {};
  std::vector<Scenario> scenarios;
};

}  // namespace golearn::lessons
