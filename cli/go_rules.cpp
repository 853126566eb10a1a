#include "go_rules.hpp"

#include <algorithm>

namespace golearn::cli {
namespace {

const lessons::Knob* go_knob(const Program& program) {
  const auto knob = std::ranges::find(program.scenario->knobs, "go", &lessons::Knob::name);
  return knob == program.scenario->knobs.end() ? nullptr : &*knob;
}

// All are 1.N.
int minor(std::string_view version) { return std::stoi(std::string(version.substr(version.find('.') + 1))); }

}  // namespace

void follow_go(Program& program, std::string_view version) {
  const lessons::Knob* knob = go_knob(program);
  if (!knob) return;
  std::string rules = knob->choices.front();
  for (const std::string& choice : knob->choices) {
    if (minor(choice) <= minor(version) && minor(choice) >= minor(rules)) rules = choice;
  }
  lessons::Text why;
  program.settings.set("go", rules, why);
  program.typed.erase("go");
  if (rules != knob->fallback) program.typed["go"] = rules;
}

std::vector<std::string> other_rules(const Program& program) {
  const lessons::Knob* knob = go_knob(program);
  if (!knob) return {};
  std::vector<std::string> others = knob->choices;
  std::erase(others, program.settings.choice("go"));
  return others;
}

}  // namespace golearn::cli
