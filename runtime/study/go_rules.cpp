#include "golearn/study/go_rules.hpp"

#include <algorithm>

namespace golearn::study {
namespace {

// All are 1.N.
int minor(std::string_view version) { return std::stoi(std::string(version.substr(version.find('.') + 1))); }

}  // namespace

std::string rules_of(std::string_view version, const Knob& knob) {
  std::string rules = knob.choices.front();
  for (const std::string& choice : knob.choices) {
    if (minor(choice) <= minor(version) && minor(choice) >= minor(rules)) rules = choice;
  }
  return rules;
}

// The default goes untyped: a token is then the same as that of the usual program.
RunSpec by_rules_of(std::string_view version, RunSpec spec) {
  const Knob* knob = find_knob(spec.runnable->knobs, kGoKnob);
  if (!knob) return spec;
  const std::string rules = rules_of(version, *knob);
  TypedKnobs typed = spec.settings.typed();
  typed.erase("go");
  if (rules != knob->fallback) typed["go"] = rules;
  spec.settings = Settings(spec.runnable->knobs, std::move(typed));
  return spec;
}

std::vector<std::string> other_rules(const RunSpec& spec) {
  const Knob* knob = find_knob(spec.runnable->knobs, kGoKnob);
  if (!knob) return {};
  std::vector<std::string> others = knob->choices;
  std::erase(others, spec.settings.choice("go"));
  return others;
}

}  // namespace golearn::study
