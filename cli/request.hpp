// What the user asked for, once it is known to be right.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "course.hpp"
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

struct LessonRequest {
  std::vector<Program> programs;
  bool fast = false;
  double speed = 1.0;
  bool raw = false;
  bool json = false;
  Stamps stamps = Stamps::relative;
  std::uint64_t seed = 0;
};

struct ShowRequest {
  const lessons::Entry* entry = nullptr;
  const lessons::Scenario* scenario = nullptr;  // null: all
};

struct CompareRequest {
  std::vector<Program> programs;
  bool all_lines = false;
};

struct HelpRequest {
  std::string text;
};

using Request = std::variant<ListRequest, LessonRequest, ShowRequest, CompareRequest, HelpRequest>;

/// Reads the command line; `terminal.language` becomes what --lang says. Throws WrongUse.
Request parse_arguments(int argc, char** argv, Terminal& terminal);

/// `9.2.2/buffered`, or `9.2.1` for a lesson of one program.
std::string full_id(const lessons::Entry& entry, const lessons::Scenario& scenario);

}  // namespace golearn::cli
