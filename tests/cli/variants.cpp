#include "variants.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace golearn::test {
namespace {

using study::Knob;
using study::RunSpec;
using study::TypedKnobs;

constexpr std::uint64_t kSteps = 100'000;  // of a controlled run that has no end of its own
constexpr std::int64_t kLargest = 2'000;   // of a number that is not the default: more shows nothing else

std::vector<std::string> whole_numbers(const Knob& knob) {
  const std::int64_t usual = std::stoll(knob.fallback);
  std::set<std::int64_t> all{knob.least, knob.least + 1, std::max(knob.least, usual - 1), usual + 1, 2 * usual};
  std::vector<std::string> values;
  for (const std::int64_t value : all) {
    if (value <= knob.most && value <= kLargest && value != usual) values.push_back(std::to_string(value));
  }
  return values;
}

std::vector<std::string> other_values(const Knob& knob) {
  std::vector<std::string> values;
  switch (knob.kind) {
    case Knob::Kind::flag: return {"true"};
    case Knob::Kind::integer: return whole_numbers(knob);
    case Knob::Kind::duration: values = {"0s", "1ms", "500ms", "10s"}; break;
    case Knob::Kind::choice: values = knob.choices; break;
  }
  std::erase(values, knob.fallback);
  return values;
}

bool is_possible(const lessons::Program& program, const TypedKnobs& knobs) {
  try {
    const study::Settings settings(program.runnable.knobs, knobs);
    return true;
  } catch (const study::Refusal&) {
    return false;
  }
}

// What takes no longer than the default, for a program that runs in real time.
bool is_quick(const Knob& knob, const std::string& value) {
  if (knob.kind == Knob::Kind::integer) return std::stoll(value) < std::stoll(knob.fallback);
  return knob.kind != Knob::Kind::duration || value == "0s";
}

}  // namespace

std::vector<TypedKnobs> settings_of(const lessons::Program& program) {
  std::vector<TypedKnobs> all{{}};
  const bool real_time = program.runnable.measures;
  const auto add = [&](TypedKnobs knobs) {
    if (is_possible(program, knobs)) all.push_back(std::move(knobs));
  };
  for (const Knob& knob : program.runnable.knobs) {
    for (const std::string& value : other_values(knob)) {
      if (real_time && !is_quick(knob, value)) continue;
      add({{knob.name, value}});
      if (real_time || (knob.kind != Knob::Kind::flag && knob.kind != Knob::Kind::choice)) continue;
      for (const Knob& other : program.runnable.knobs) {
        if (other.name == knob.name) continue;
        for (const std::string& too : other_values(other)) add({{knob.name, value}, {other.name, too}});
      }
    }
  }
  return all;
}

std::vector<RunSpec> runs_of(const lessons::Program& program, const TypedKnobs& knobs) {
  RunSpec spec = study::usual_run(program.runnable, knobs);
  spec.isolated = true;
  if (program.runnable.measures) return {spec};
  spec.clock = ClockMode::simulated;
  spec.procs_given = true;
  std::vector<RunSpec> all;
  for (const int procs : {1, 2, 4}) {
    spec.procs = procs;
    all.push_back(spec);
  }
  spec.procs = 2;
  spec.driver = study::Driver::sampler;
  spec.step_limit = kSteps;
  for (const std::uint64_t seed : {1, 2}) {
    spec.seed = seed;
    all.push_back(spec);
  }
  return all;
}

std::string told(const RunSpec& spec) {
  std::string text = spec.runnable->id;
  for (const auto& [knob, value] : spec.settings.typed()) {
    text += " --" + knob + (value == "true" ? "" : " " + value);
  }
  text += fmt::format(" --procs {}", spec.procs);
  return spec.is_controlled() ? fmt::format("{} --seed {}", text, spec.seed) : text;
}

}  // namespace golearn::test
