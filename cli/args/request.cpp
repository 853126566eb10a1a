#include "args/request.hpp"

#include "args/values.hpp"
#include "golearn/study/go_rules.hpp"

namespace golearn::args {

std::optional<std::string> Request::value(const std::string& option) const {
  const auto at = options.find(option);
  if (at == options.end() || at->second.empty()) return std::nullopt;
  return at->second.back();
}

study::TypedKnobs Request::knobs_of(const lessons::Program& program) const {
  study::TypedKnobs mine = knobs;
  std::erase_if(mine, [&](const auto& knob) { return !study::find_knob(program.scenario.knobs, knob.first); });
  if (const auto go = mine.find(study::kGoKnob); go != mine.end()) {
    go->second = study::rules_of(go_version(go->second), *study::find_knob(program.scenario.knobs, go->first));
  }
  return mine;
}

}  // namespace golearn::args
