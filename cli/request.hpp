// What the user asked for, once it is known to be right.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "course.hpp"
#include "explore/search.hpp"
#include "quotes.hpp"
#include "render/terminal.hpp"

namespace golearn::cli {

enum class Stamps : std::uint8_t { relative, absolute, none };

struct ListRequest {};

/// One program to run, with its settings.
struct Program {
  const lessons::Entry* entry = nullptr;
  const lessons::Scenario* scenario = nullptr;
  lessons::Settings settings;
  std::map<std::string, std::string> typed;  // the knobs given, by name
  int procs = 1;
  bool procs_given = false;
};

/// Who decides the order of a lesson's steps.
enum class Driver : std::uint8_t {
  processors,  ///< real threads, in Go's order
  random,      ///< a seed, one step at a time
  pct,         ///< a seed's priorities and change points
  replay,      ///< the schedule of a token
};

struct LessonRequest {
  std::vector<Program> programs;
  bool fast = false;
  double speed = 1.0;
  bool raw = false;
  bool json = false;
  bool races = false;    ///< look for data races
  bool why = false;      ///< tell why each line came when it did
  bool picture = false;  ///< draw which processor ran which goroutine when, also where the lesson does not ask for it
  Stamps stamps = Stamps::relative;
  std::uint64_t seed = 0;
  Driver driver = Driver::processors;
  int depth = 3;           ///< pct
  Schedule schedule = {};  ///< replay
  bool ticking = false;    ///< replay
};

struct ExploreRequest {
  std::vector<Program> programs;
  SearchPlan plan = {};
  bool json = false;
  std::vector<std::string> merge = {};  ///< files to join instead of searching
};

struct ShowRequest {
  const lessons::Entry* entry = nullptr;
  const lessons::Scenario* scenario = nullptr;  // null: all
};

struct CompareRequest {
  std::vector<Program> programs;
  bool all_lines = false;
};

struct PlayRequest {
  Program program;
};

/// A program with its synchronisation and without.
struct DiffRequest {
  Program with;
  Program without;
  std::uint64_t seed = 1;
};

/// An output that the notes show, and the program that should print it.
struct QuotedProgram {
  lessons::Quote quote;
  Program program;
};

struct CheckNotesRequest {
  std::vector<QuotedProgram> quotes;
  std::vector<std::string> unquoted = {};  ///< ids asked for of which the notes show nothing
  std::string go;                          ///< the Go version: "1.26"
  std::chrono::nanoseconds time{};         ///< for each output at most
  bool json = false;
};

struct HelpRequest {
  std::string text;
};

using Request = std::variant<ListRequest, LessonRequest, ShowRequest, CompareRequest, ExploreRequest, DiffRequest,
                             PlayRequest, CheckNotesRequest, HelpRequest>;

/// Reads the command line; `terminal.language` becomes what --lang says. Throws WrongUse.
Request parse_arguments(int argc, char** argv, Terminal& terminal);

/// `9.2.2/buffered`, or `9.2.1` for a lesson of one program.
std::string full_id(const lessons::Entry& entry, const lessons::Scenario& scenario);

}  // namespace golearn::cli
