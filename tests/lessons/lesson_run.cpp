#include "lesson_run.hpp"

#include <algorithm>
#include <stdexcept>

#include "explore/random_order.hpp"
#include "render/outcome_words.hpp"

namespace golearn::test {
namespace {

using lessons::Entry;
using lessons::Scenario;
using lessons::Settings;

std::string id_of(const Entry& entry, const Scenario& scenario) {
  return entry.lesson.scenarios.size() > 1 ? entry.lesson.id + "/" + scenario.name : entry.lesson.id;
}

void turn(Settings& settings, const Knobs& knobs) {
  for (const auto& [name, value] : knobs) {
    lessons::Text why;
    if (!settings.has(name)) throw std::invalid_argument("no such knob: " + name);
    if (!settings.set(name, value, why)) throw std::invalid_argument(why.en);
  }
}

}  // namespace

Chosen choose(const std::string& id) {
  for (const Entry& entry : lessons::course()) {
    for (const Scenario& scenario : entry.lesson.scenarios) {
      if (id_of(entry, scenario) == id) return {&entry, &scenario};
    }
  }
  throw std::invalid_argument("no such program: " + id);
}

Lines program_ids() {
  Lines ids;
  for (const Entry& entry : lessons::course()) {
    for (const Scenario& scenario : entry.lesson.scenarios) ids.push_back(id_of(entry, scenario));
  }
  return ids;
}

Knobs bearable([[maybe_unused]] const std::string& id) {
#if defined(__SANITIZE_THREAD__)
  const Settings defaults(choose(id).scenario->knobs);
  if (defaults.has("workers") && defaults.integer("workers") > 1000) return {{"workers", "1000"}};
#endif
  return {};
}

LessonRun run_lesson(const std::string& id, const Knobs& knobs, int procs) { return run_lesson(id, knobs, on(procs)); }

LessonRun run_lesson(const std::string& id, const Knobs& knobs, const Config& config) {
  const Scenario& scenario = *choose(id).scenario;
  Settings settings(scenario.knobs);
  turn(settings, knobs);
  Run ran = run_program(config, [&] { scenario.program(settings); });
  LessonRun run(std::move(ran), std::move(settings));
  run.report = death_report(run.outcome, cli::go_names());
  if (scenario.findings) {
    for (const lessons::Text& finding : scenario.findings(run.settings, run.outcome))
      run.findings.push_back(finding.en);
  }
  return run;
}

LessonRun run_seeded(const std::string& id, const Knobs& knobs, int procs, std::uint64_t seed) {
  RandomOrder order(procs, seed);
  Config config = on(procs);
  config.seed = seed;
  config.strategy = &order;
  return run_lesson(id, knobs, config);
}

Settings small(const Scenario& scenario, const Knobs& knobs) {
  Settings settings(scenario.knobs);
  lessons::Text why;
  for (const lessons::Knob& knob : scenario.knobs) {
    if (!knob.small.empty()) settings.set(knob.name, knob.small, why);
  }
  turn(settings, knobs);
  return settings;
}

Lines normalised(const Lines& lines, const Scenario& scenario) {
  Lines out;
  for (const std::string& line : lines) out.push_back(lessons::comparable(line, scenario));
  return out;
}

int times(const Lines& lines, const std::string& line) { return static_cast<int>(std::ranges::count(lines, line)); }

int starting(const Lines& lines, const std::string& prefix) {
  return static_cast<int>(std::ranges::count_if(lines, [&](const auto& line) { return line.starts_with(prefix); }));
}

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<GoroutineInfo> others(const LessonRun& run) {
  std::vector<GoroutineInfo> all = run.outcome.goroutines;
  std::erase_if(all, [](const GoroutineInfo& g) { return g.id == 1; });
  return all;
}

int waiting(const LessonRun& run, WaitReason reason, unsigned go_line) {
  return static_cast<int>(std::ranges::count_if(others(run), [&](const GoroutineInfo& g) {
    const auto place = lessons::go_place(g.at);
    return g.state == GoroutineState::waiting && g.reason == reason && place && place->line == go_line;
  }));
}

int never_started(const LessonRun& run) {
  return static_cast<int>(std::ranges::count(others(run), false, &GoroutineInfo::started));
}

Lines numbered(const std::string& prefix, int count, int first) {
  Lines lines;
  for (int i = 0; i < count; ++i) lines.push_back(prefix + std::to_string(first + i));
  return lines;
}

Lines sorted(Lines lines) {
  std::ranges::sort(lines);
  return lines;
}

}  // namespace golearn::test
