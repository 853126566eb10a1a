#include "words/settings.hpp"

#include <fmt/format.h>

#include "golearn/study/samplers.hpp"

namespace golearn::words {
namespace {

using study::Driver;
using study::Knob;
using study::Language;
using study::Text;

void add_knobs(std::string& text, const study::RunSpec& spec) {
  for (const Knob& knob : spec.runnable->knobs) {
    const std::string& value = spec.settings.value(knob.name);
    if (knob.kind == Knob::Kind::flag) {
      if (value == "true") text += " · " + knob.name;
    } else if (!value.empty()) {
      text += " · " + knob.name + " " + value;
    }
  }
}

void add_driver(std::string& text, Language language, const study::RunSpec& spec) {
  switch (spec.driver) {
    case Driver::processors:
    case Driver::strategy: return;
    case Driver::replay: text += Text{" · 재생", " · replay"}.in(language); return;
    case Driver::sampler:
      if (study::sampler(spec.sampler).takes_value()) text += fmt::format(" · {} {}", spec.sampler, spec.argument);
      text += fmt::format(" · seed {}", spec.seed);
      return;
  }
}

}  // namespace

std::string all_settings(Language language, const study::RunSpec& spec) {
  std::string text = fmt::format("procs {}", spec.procs);
  add_knobs(text, spec);
  add_driver(text, language, spec);
  const bool replays = spec.driver == Driver::replay;
  if (spec.clock == ClockMode::simulated && !replays) text += Text{" · 가상 시간", " · virtual time"}.in(language);
  if (spec.speed != 1.0) text += fmt::format(" · speed {}", spec.speed);
  return text;
}

std::string typed_settings(int procs, const study::TypedKnobs& typed) {
  std::string text = fmt::format("procs {}", procs);
  for (const auto& [name, value] : typed) text += " · " + name + (value == "true" ? "" : " " + value);
  return text;
}

}  // namespace golearn::words
