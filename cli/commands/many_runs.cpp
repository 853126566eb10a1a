#include "commands/many_runs.hpp"

#include <fmt/format.h>

#include "args/values.hpp"
#include "commands/live_sinks.hpp"
#include "commands/options.hpp"
#include "export/file_forms.hpp"
#include "export/many_runs_json.hpp"
#include "golearn/observe/report.hpp"
#include "golearn/study/lines.hpp"
#include "golearn/study/run.hpp"
#include "host/exit_status.hpp"
#include "host/output.hpp"
#include "words/many_runs.hpp"

namespace golearn::commands {
namespace {

using study::ManyRuns;
using study::SeenResult;
using study::Tally;

constexpr int kMostRuns = 10'000;

struct Both {
  Tally ours, theirs;
};

// One run's result, without the time of day: as it is, and without what else is bound to differ from run to run.
struct Seen {
  SeenResult whole, comparable;
};

Seen seen(const lessons::Program& program, const std::string& printed, const std::string& death) {
  Seen result{{.printed = {}, .death = study::first_line(death)}, {}};
  result.comparable.death = result.whole.death;
  for (const std::string& line : study::split_lines(printed)) {
    result.whole.printed += study::dateless(line) + "\n";
    result.comparable.printed += lessons::comparable(line, program.scenario) + "\n";
  }
  return result;
}

// The results of both sides. Where nothing but numbers differs these are counted, for they are the question; unless the
// program measures.
class Results {
 public:
  explicit Results(bool measures) : only_numbers_(!measures) {}

  void add(Tally Both::*side, Seen seen) {
    (comparable_.*side).add(std::move(seen.comparable));
    if (only_numbers_) count_numbers(side, std::move(seen.whole));
  }
  [[nodiscard]] const Tally& of(Tally Both::*side) const { return (only_numbers_ ? numbers_ : comparable_).*side; }

 private:
  void count_numbers(Tally Both::*side, SeenResult result) {
    const auto numbers = study::printed_numbers(result);
    if (!text_ && numbers) text_ = numbers->text;
    only_numbers_ = numbers && numbers->text == text_;
    if (only_numbers_) (numbers_.*side).add(std::move(result));
  }

  Both comparable_, numbers_;
  bool only_numbers_;
  std::optional<std::string> text_;
};

// False if it was interrupted.
bool run_ours(const lessons::Program& program, ManyRuns& runs, Results& results, const Stage& stage) {
  LiveSink nothing(stage);
  const study::RunRecord record = study::run(runs.spec, nothing);
  if (record.outcome.ending == Ending::interrupted) return false;
  results.add(&Both::ours, seen(program, record.printed, death_report(record.outcome, runs.spec.runnable->places)));
  runs.race_gaps += record.outcome.race_gaps;
  return true;
}

bool run_theirs(const lessons::Program& program, const RunGo& run_go, Results& results) {
  const host::Execution execution = run_go();
  if (execution.status == host::kInterrupted) return false;
  results.add(&Both::theirs, seen(program, execution.output, execution.status == 0 ? "" : execution.errors));
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
  std::vector<std::string> excluded{"raw", "timestamps", "all", "seed", "pct"};
  for (const Option& option : watching()) excluded.push_back(option.name);
  for (const exports::FileForm& form : exports::file_forms()) excluded.push_back(form.name);
  for (const std::string& other : excluded) {
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
  Results results(program.scenario.measures);
  for (int i = 0; i < times; ++i) {
    if (!run_ours(program, runs, results, stage)) return host::kInterrupted;
    if (run_go && !run_theirs(program, run_go, results)) return host::kInterrupted;
  }
  runs.ours = results.of(&Both::ours);
  if (run_go) runs.theirs = results.of(&Both::theirs);
  if (request.has("json")) {
    host::write_out(exports::to_json(runs));
  } else {
    show(stage, words::about_many_runs(stage.language, runs));
  }
  return 0;
}

}  // namespace golearn::commands
