#include "args/knob_options.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace golearn::args {
namespace {

using study::Knob;
using study::Language;
using study::Text;

// Those of the selected programs that have the knob.
std::vector<const lessons::Program*> owners_of(const Selection& selection, const std::string& name) {
  std::vector<const lessons::Program*> owners;
  std::ranges::copy_if(selection.programs, std::back_inserter(owners), [&](const lessons::Program* program) {
    return study::find_knob(program->scenario.knobs, name) != nullptr;
  });
  return owners;
}

// Under several lessons a program's name alone could be another's.
std::string name_of(const Selection& selection, const lessons::Program& program) {
  return selection.entries.size() > 1 ? program.runnable.id : program.scenario.name;
}

// `1`, or, where they differ, `unbuffered 0, buffered 2`.
std::string defaults_of(const Selection& selection, const std::vector<const lessons::Program*>& owners,
                        const std::string& name) {
  std::vector<std::string> each;
  std::set<std::string> distinct;
  for (const lessons::Program* program : owners) {
    const std::string& fallback = study::find_knob(program->scenario.knobs, name)->fallback;
    distinct.insert(fallback);
    each.push_back(name_of(selection, *program) + " " + fallback);
  }
  return distinct.size() == 1 ? *distinct.begin() : fmt::format("{}", fmt::join(each, ", "));
}

// "; only of buffered", unless all have it.
Text whose(const Selection& selection, const std::vector<const lessons::Program*>& owners) {
  if (owners.size() == selection.programs.size()) return {};
  std::vector<std::string> names;
  for (const lessons::Program* program : owners) names.push_back(name_of(selection, *program));
  return {fmt::format("; {}에만 있다", fmt::join(names, ", ")), fmt::format("; only of {}", fmt::join(names, ", "))};
}

}  // namespace

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

Text help_of(const Selection& selection, const Knob& knob) {
  const auto owners = owners_of(selection, knob.name);
  const Text only = whose(selection, owners);
  if (knob.kind == Knob::Kind::flag) return only.en.empty() ? knob.help : knob.help + only;
  const std::string defaults = defaults_of(selection, owners, knob.name);
  return knob.help +
         Text{fmt::format(" (기본값 {}; {}", defaults, range_of(knob)),
              fmt::format(" (default {}; {}", defaults, range_of(knob))} +
         only + Text{")", ")"};
}

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
