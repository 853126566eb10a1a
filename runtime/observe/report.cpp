#include "golearn/observe/report.hpp"

#include <fmt/format.h>

namespace golearn {
namespace {

std::string state(const GoroutineInfo& g) {
  return std::string(g.state == GoroutineState::waiting ? to_string(g.reason) : to_string(g.state));
}

void add_frame(std::string& out, Place where, const PlaceNames& names, const std::string& prefix,
               const std::string& suffix) {
  const SourcePlace place = named(where, names);
  if (!place) return;
  const bool call = prefix.empty();
  out += fmt::format("{}{}{}{}\n", prefix, place.function, call ? "()" : "", suffix) + frame_lines(place, "\t");
}

void add_goroutine(std::string& out, const GoroutineInfo& g, const PlaceNames& names) {
  out += fmt::format("goroutine {} [{}]:\n", g.id, state(g));
  const bool blocked_once = g.at.line() != 0;
  add_frame(out, blocked_once ? g.at : g.created_at, names, "", "");
  if (g.parent != 0) add_frame(out, g.created_at, names, "created by ", fmt::format(" in goroutine {}", g.parent));
}

}  // namespace

std::string frame_lines(const SourcePlace& place, std::string_view indent) {
  std::string out = fmt::format("{}{}:{}\n", indent, place.file, place.line);
  if (!place.cpp_file.empty()) out += fmt::format("{}{}:{}\n", indent, place.cpp_file, place.cpp_line);
  return out;
}

std::string death_report(const Outcome& outcome, const PlaceNames& names) {
  if (!died(outcome.ending)) return "";
  std::string out = outcome.ending == Ending::panicked ? "panic: " : "fatal error: ";
  out += outcome.message + "\n";
  // Go shows every goroutine of a deadlock, and only the guilty one of a panic or another fatal error.
  const std::size_t shown = outcome.ending == Ending::deadlocked ? outcome.goroutines.size() : 1;
  for (std::size_t i = 0; i < shown && i < outcome.goroutines.size(); ++i) {
    out += '\n';
    add_goroutine(out, outcome.goroutines[i], names);
  }
  return out;
}

}  // namespace golearn
