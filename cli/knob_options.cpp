#include "knob_options.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace golearn::cli {
namespace {

using lessons::Knob;
using lessons::Scenario;

// Knobs of several programs under one name are one option.
std::vector<Knob> knobs_of(const Selection& selection) {
  std::vector<Knob> knobs;
  std::set<std::string> seen;
  for (const Scenario* s : selection.scenarios) {
    for (const Knob& knob : s->knobs) {
      if (seen.insert(knob.name).second) knobs.push_back(knob);
    }
  }
  return knobs;
}

std::string range_of(const Knob& knob) {
  switch (knob.kind) {
    case Knob::Kind::flag: return "";
    case Knob::Kind::choice: return fmt::format("{}", fmt::join(knob.choices, "|"));
    case Knob::Kind::integer: return fmt::format("{}..{}", knob.least, knob.most);
    case Knob::Kind::duration: return "0s..1h";
  }
  return "";
}

std::string defaults_of(const Selection& selection, const std::string& name) {
  std::vector<std::string> each;
  std::set<std::string> distinct;
  for (const Scenario* s : selection.scenarios) {
    const auto knob = std::ranges::find(s->knobs, name, &Knob::name);
    if (knob == s->knobs.end()) continue;
    distinct.insert(knob->fallback);
    each.push_back(s->name + " " + knob->fallback);
  }
  return distinct.size() == 1 ? *distinct.begin() : fmt::format("{}", fmt::join(each, ", "));
}

std::string help_of(const Terminal& terminal, const Selection& selection, const Knob& knob) {
  std::string help = terminal.say(knob.help);
  if (knob.kind == Knob::Kind::flag) return help;
  return help + terminal.say({fmt::format(" (기본값 {}; {})", defaults_of(selection, knob.name), range_of(knob)),
                              fmt::format(" (default {}; {})", defaults_of(selection, knob.name), range_of(knob))});
}

}  // namespace

void add_knobs(CLI::App& command, const Terminal& terminal, const Selection& selection,
               std::map<std::string, std::string>& typed) {
  const std::string group = terminal.say({"이 강의의 손잡이", "Knobs of this lesson"});
  for (const Knob& knob : knobs_of(selection)) {
    const std::string name = "--" + knob.name;
    const std::string help = help_of(terminal, selection, knob);
    if (knob.kind == Knob::Kind::flag) {
      command
          .add_flag_callback(
              name, [&typed, name = knob.name] { typed[name] = "true"; }, help)
          ->group(group);
    } else {
      command
          .add_option_function<std::string>(
              name, [&typed, name = knob.name](const std::string& value) { typed[name] = value; }, help)
          ->type_name("")
          ->group(group);
    }
  }
}

}  // namespace golearn::cli
