#include "args/knob_options.hpp"

#include <set>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace golearn::args {
namespace {

using study::Knob;
using study::Language;
using study::Text;

// Knobs of several programs under one name are one option.
std::vector<Knob> knobs_of(const Selection& selection) {
  std::vector<Knob> knobs;
  std::set<std::string> seen;
  for (const lessons::Program* program : selection.programs) {
    for (const Knob& knob : program->scenario.knobs) {
      if (seen.insert(knob.name).second) knobs.push_back(knob);
    }
  }
  return knobs;
}

std::string defaults_of(const Selection& selection, const std::string& name) {
  std::vector<std::string> each;
  std::set<std::string> distinct;
  for (const lessons::Program* program : selection.programs) {
    const Knob* knob = study::find_knob(program->scenario.knobs, name);
    if (!knob) continue;
    distinct.insert(knob->fallback);
    each.push_back(program->scenario.name + " " + knob->fallback);
  }
  return distinct.size() == 1 ? *distinct.begin() : fmt::format("{}", fmt::join(each, ", "));
}

Text help_of(const Selection& selection, const Knob& knob) {
  if (knob.kind == Knob::Kind::flag) return knob.help;
  const std::string defaults = defaults_of(selection, knob.name);
  return knob.help + Text{fmt::format(" (기본값 {}; {})", defaults, range_of(knob)),
                          fmt::format(" (default {}; {})", defaults, range_of(knob))};
}

}  // namespace

void add_knobs(CLI::App& command, const Selection& selection, Language language, study::TypedKnobs& typed) {
  const std::string group = Text{"이 강의의 옵션", "Knobs of this lesson"}.in(language);
  for (const Knob& knob : knobs_of(selection)) {
    const std::string name = "--" + knob.name;
    const std::string help = help_of(selection, knob).in(language);
    if (knob.kind == Knob::Kind::flag) {
      // each() is told first, of whatever value; the callback after it, if the value says yes.
      command
          .add_flag_callback(
              name, [&typed, name = knob.name] { typed[name] = "true"; }, help)
          ->each([&typed, name = knob.name](const std::string&) { typed[name] = "false"; })
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

}  // namespace golearn::args
