#include "args/request.hpp"

namespace golearn::args {

std::optional<std::string> Request::value(const std::string& option) const {
  const auto at = options.find(option);
  if (at == options.end() || at->second.empty()) return std::nullopt;
  return at->second.back();
}

study::TypedKnobs Request::knobs_of(const lessons::Program& program) const {
  study::TypedKnobs mine = knobs;
  std::erase_if(mine, [&](const auto& knob) { return !study::find_knob(program.scenario.knobs, knob.first); });
  return mine;
}

}  // namespace golearn::args
