#include "commands/many_runs.hpp"

#include <array>

#include <fmt/format.h>

#include "args/values.hpp"
#include "commands/live_sinks.hpp"
#include "export/many_runs_json.hpp"
#include "host/exit_status.hpp"
#include "host/output.hpp"
#include "observe/report.hpp"
#include "study/lines.hpp"
#include "study/run.hpp"
#include "words/many_runs.hpp"

namespace golearn::commands {
namespace {

using study::ManyRuns;
using study::SeenResult;

constexpr int kMostRuns = 10'000;

// Without the time of day, and without what was measured or counted in time, which are bound to differ from run to run.
// What was drawn stays: how often each came is the question.
SeenResult seen(const lessons::Program& program, const std::string& printed, const std::string& death) {
  const lessons::Scenario& scenario = program.scenario;
  const bool of_time = scenario.measures || !scenario.determined;
  SeenResult result{.printed = {}, .death = study::first_line(death)};
  for (const std::string& line : study::split_lines(printed)) {
    result.printed += (of_time ? lessons::comparable(line, scenario) : study::dateless(line)) + "\n";
  }
  return result;
}

// False if it was interrupted.
bool run_ours(const lessons::Program& program, ManyRuns& runs, const Stage& stage) {
  LiveSink nothing(stage);
  const study::RunRecord record = study::run(runs.spec, nothing);
  if (record.outcome.ending == Ending::interrupted) return false;
  runs.ours.add(seen(program, record.printed, death_report(record.outcome, runs.spec.runnable->places)));
  runs.race_gaps += record.outcome.race_gaps;
  return true;
}

bool run_theirs(const lessons::Program& program, const RunGo& run_go, ManyRuns& runs) {
  const host::Execution execution = run_go();
  if (execution.status == host::kInterrupted) return false;
  runs.theirs->add(seen(program, execution.output, execution.status == 0 ? "" : execution.errors));
  return true;
}

}  // namespace

Option runs_option() {
  return {"runs",
          {"이만큼 실행해 결과마다 몇 번 나왔는지 보여 준다 (2..10000)",
           "runs it this many times and shows how often each result came (2..10000)"}};
}

std::optional<int> times_of(const Request& request) {
  const auto typed = request.value("runs");
  if (!typed) return std::nullopt;
  static constexpr std::array kExcluded{"raw", "race", "why", "picture", "timestamps", "all", "seed", "pct"};
  for (const std::string other : kExcluded) {
    if (!request.has(other)) continue;
    throw Refusal(
        {fmt::format("--runs와 --{} 옵션은 함께 쓸 수 없다: --runs는 서로 다를 수 있는 실행의 결과를 센다", other),
         fmt::format("--runs and --{} exclude each other: --runs counts the results of runs that may differ", other)});
  }
  return args::whole("runs", *typed, 2, kMostRuns);
}

int run_many(const lessons::Program& program, study::RunSpec spec, int times, const Request& request,
             const Stage& stage, const std::string& go, const RunGo& run_go) {
  spec.watch.clear();
  ManyRuns runs{.spec = std::move(spec), .go = go};
  if (run_go) runs.theirs.emplace();
  for (int i = 0; i < times; ++i) {
    if (!run_ours(program, runs, stage)) return host::kInterrupted;
    if (run_go && !run_theirs(program, run_go, runs)) return host::kInterrupted;
  }
  if (request.has("json")) {
    host::write_out(exports::to_json(runs));
  } else {
    show(stage, words::about_many_runs(stage.language, runs));
  }
  return 0;
}

}  // namespace golearn::commands
