#include "words/offered.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>
#include <vector>

#include "golearn/study/watchers.hpp"

namespace golearn::words {
namespace {

using study::Knob;
using study::RunSpec;
using study::TypedKnobs;

// `golearn COMMAND ID --option value --flag`.
struct Offered {
  std::string command, id;
  TypedKnobs options;  // a flag is `true`
};

Offered read(const std::string& text) {
  std::istringstream stream(text);
  const std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
  Offered offered;
  if (words.size() < 3) return offered;
  offered.command = words[1];
  offered.id = words[2];
  for (std::size_t i = 3; i < words.size(); ++i) {
    const bool has_value = i + 1 < words.size() && !words[i + 1].starts_with("--");
    offered.options[words[i].substr(2)] = has_value ? words[i + 1] : "true";
    if (has_value) ++i;
  }
  return offered;
}

// Whether a flag only says in another way what other knobs are.
bool only_makes_others(const Knob& flag) {
  return !flag.effects.empty() && std::ranges::all_of(flag.effects, [](const auto& effect) {
    return effect.second.fixed && !effect.second.value.empty();
  });
}

bool same_knobs(const Offered& offered, const RunSpec& spec) {
  TypedKnobs typed = offered.options;
  std::erase_if(typed, [&](const auto& option) { return !study::find_knob(spec.runnable->knobs, option.first); });
  const study::Settings settings(spec.runnable->knobs, typed);
  return std::ranges::all_of(spec.runnable->knobs, [&](const Knob& knob) {
    return only_makes_others(knob) || settings.value(knob.name) == spec.settings.value(knob.name);
  });
}

std::string procs_of(const Offered& offered, const RunSpec& spec) {
  const auto at = offered.options.find("procs");
  return at == offered.options.end() ? std::to_string(study::usual_run(*spec.runnable).procs) : at->second;
}

bool same_seed(const Offered& offered, const RunSpec& spec) {
  const auto at = offered.options.find("seed");
  if (at == offered.options.end()) return !spec.is_controlled();
  return spec.is_controlled() && at->second == std::to_string(spec.seed);
}

bool watches_more(const Offered& offered, const RunSpec& spec) {
  return std::ranges::any_of(study::watchers(), [&](const study::WatcherRow& row) {
    return offered.options.contains(std::string(row.name)) && !spec.watches(row.name);
  });
}

}  // namespace

bool makes_the_same_run(const std::string& command, const RunSpec& spec) {
  const Offered offered = read(command);
  if (offered.command != "lesson" || offered.id != spec.runnable->id) return false;
  if (offered.options.contains("runs")) return false;
  if (offered.options.contains("fast") && spec.clock == ClockMode::real) return false;
  // Virtual time has nothing to measure.
  if (spec.runnable->measures && !offered.options.contains("fast") && spec.clock != ClockMode::real) return false;
  return same_knobs(offered, spec) && procs_of(offered, spec) == std::to_string(spec.procs) &&
         same_seed(offered, spec) && !watches_more(offered, spec);
}

}  // namespace golearn::words
