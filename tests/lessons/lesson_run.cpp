#include "lesson_run.hpp"

#include <algorithm>
#include <stdexcept>

#include "golearn/explore/random_order.hpp"
#include "golearn/observe/report.hpp"

namespace golearn::test {
namespace {

study::Settings settings_of(const lessons::Program& program, const Knobs& knobs) {
  for (const auto& [name, value] : knobs) {
    if (!study::find_knob(program.scenario.knobs, name)) throw std::invalid_argument("no such knob: " + name);
  }
  try {
    return study::Settings(program.scenario.knobs, knobs);
  } catch (const study::Refusal& refusal) {
    throw std::invalid_argument(refusal.what());
  }
}

}  // namespace

const lessons::Program& choose(const std::string& id) {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      if (program.runnable.id == id) return program;
    }
  }
  throw std::invalid_argument("no such program: " + id);
}

Lines program_ids() {
  Lines ids;
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) ids.push_back(program.runnable.id);
  }
  return ids;
}

Knobs bearable([[maybe_unused]] const std::string& id) {
#if defined(__SANITIZE_THREAD__)
  const study::Settings defaults(choose(id).scenario.knobs);
  if (defaults.has("workers") && defaults.integer("workers") > 1000) return {{"workers", "1000"}};
#endif
  return {};
}

LessonRun run_lesson(const std::string& id, const Knobs& knobs, int procs) { return run_lesson(id, knobs, on(procs)); }

LessonRun run_lesson(const std::string& id, const Knobs& knobs, const Config& config) {
  const lessons::Program& program = choose(id);
  const study::Settings settings = settings_of(program, knobs);
  auto figures = std::make_shared<study::Figures>();
  const study::ProgramRun seen(settings, *figures);
  LessonRun run{run_program(config, [&] { program.runnable.body(seen); }), &program, std::move(figures), {}};
  run.report = death_report(run.outcome, program.runnable.places);
  if (program.runnable.findings) {
    for (const study::Text& finding : program.runnable.findings(seen, run.outcome)) run.findings.push_back(finding.en);
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

study::SearchReport search_lesson(const std::string& id, const Knobs& knobs, const study::SearchPlan& plan,
                                  bool races) {
  study::RunSpec spec = study::small_run(choose(id).runnable, knobs);
  if (races) spec.watch.insert("race");
  return study::search(spec, plan);
}

Lines normalised(const Lines& lines, const lessons::Scenario& scenario) {
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
    const SourcePlace place = run.program->runnable.places(g.at);
    return g.state == GoroutineState::waiting && g.reason == reason && place.line == go_line;
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
