#include "golearn/study/facts.hpp"

#include <algorithm>

#include "golearn/study/duration.hpp"
#include "golearn/study/lines.hpp"
#include "golearn/study/watched.hpp"

namespace golearn::study {
namespace {

constexpr Ending kEndings[] = {Ending::returned,   Ending::panicked,    Ending::deadlocked,
                               Ending::fatal,      Ending::exited,      Ending::timed_out,
                               Ending::step_limit, Ending::interrupted, Ending::awaiting_signal};

// "timed_out" is told in JSON, and written timed-out where names have dashes.
std::string name_of(Ending ending) {
  std::string name(to_string(ending));
  std::ranges::replace(name, '_', '-');
  return name;
}

Fact value_of(const Knob& knob, const std::string& text) {
  switch (knob.kind) {
    case Knob::Kind::integer: return std::int64_t{std::stoll(text)};
    case Knob::Kind::flag: return std::int64_t{text == "true"};
    case Knob::Kind::choice: return text;
    case Knob::Kind::duration: break;
  }
  Duration duration{};
  parse_duration(text, duration);
  return duration;
}

// Of those alive at the end, without who ended it and those that leaked.
std::int64_t cut_off(const Outcome& outcome) {
  if (outcome.ending == Ending::deadlocked || outcome.ending == Ending::awaiting_signal) return 0;
  const auto others = std::ranges::count_if(outcome.goroutines, [](const GoroutineInfo& g) { return g.id != 1; });
  return others - std::ssize(leaks(outcome));
}

}  // namespace

Facts::Facts(const RunSpec& spec) {
  facts_["procs"] = std::int64_t{spec.procs};
  facts_["seeded"] = std::int64_t{spec.is_controlled()};
  facts_["virtual"] = std::int64_t{spec.clock == ClockMode::simulated || spec.is_controlled()};
  for (const Knob& knob : spec.runnable->knobs) {
    const std::string& value = spec.settings.value(knob.name);
    if (!value.empty()) facts_.insert_or_assign(knob.name, value_of(knob, value));
  }
}

Facts::Facts(const RunSpec& spec, const RunRecord& record) : Facts(spec) {
  const Outcome& outcome = record.outcome;
  ByName more;
  for (const Ending ending : kEndings) more[name_of(ending)] = std::int64_t{outcome.ending == ending};
  more["died"] = std::int64_t{died(outcome.ending)};
  more["status"] = std::int64_t{outcome.exit_status};
  more["elapsed"] = outcome.elapsed;
  more["started"] = static_cast<std::int64_t>(outcome.spawned - outcome.by_timers) - 1;
  more["leaked"] = std::ssize(leaks(outcome));
  more["cut"] = cut_off(outcome);
  more["races"] = std::ssize(record.seen.get<Races>().races);
  more["broken"] = std::ssize(record.broken);
  more["strayed"] = std::int64_t{record.strayed};
  for (const auto& [name, value] : record.figures->all()) more.emplace(name, value);
  facts_.merge(more);  // a knob's name is the knob's
  lines_ = split_lines(record.printed);
}

Facts Facts::if_all_goes_well(const RunSpec& spec) { return {spec, RunRecord{.figures = std::make_shared<Figures>()}}; }

std::optional<Fact> Facts::find(std::string_view name) const {
  const auto at = facts_.find(name);
  return at == facts_.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace golearn::study
