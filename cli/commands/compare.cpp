// golearn compare: the same program by golearn and by real Go, side by side, with a verdict.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "args/values.hpp"
#include "commands/command.hpp"
#include "commands/many_runs.hpp"
#include "golearn/core/go.hpp"
#include "golearn/observe/race_report.hpp"
#include "golearn/observe/report.hpp"
#include "golearn/study/lines.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/watched.hpp"
#include "host/exit_status.hpp"
#include "host/go_tool.hpp"
#include "lessons/recordings.hpp"
#include "words/comparison.hpp"
#include "words/cores.hpp"

namespace golearn::commands {
namespace {

using study::RunSpec;
using words::Comparison;
using words::Side;

struct Compared {
  const lessons::Program* program;
  RunSpec spec;
};

// As many as the program sets itself, else one: with more, the order is nobody's to compare. Recordings are of one.
int usual_procs(const lessons::Program& program, bool has_go) {
  return has_go ? std::max(program.runnable.procs, 1) : 1;
}

std::vector<Compared> resolve(const Request& request, bool has_go) {
  std::vector<Compared> all;
  for (const lessons::Program* program : request.selection.programs) {
    RunSpec spec = study::usual_run(program->runnable, request.knobs_of(*program));
    spec.procs = args::procs_of(request, usual_procs(*program, has_go));
    spec.procs_given = request.has("procs");
    if (!program->runnable.measures) spec.clock = ClockMode::simulated;
    all.push_back({program, std::move(spec)});
  }
  return all;
}

void add(words::Chance& chance, const Race& race) {
  const auto is_part = [](const RaceAccess& access) { return access.look || access.act; };
  const bool looks = advice(race).remedy == Remedy::whole_step || (is_part(race.first) && is_part(race.second));
  const RaceAccess& a = race.first;
  const RaceAccess& b = race.second;
  chance.race = true;
  chance.stale_look |= looks;
  // Whoever looks, and acts by an update, meets others who do the same.
  chance.lost_updates |= looks ? a.update || b.update : a.update && b.update;
}

// In the program's own words nothing says whether its result is certain: our run, watched for races, does.
words::Chance chance_in(RunSpec spec) {
  spec.watch.insert("race");
  const auto races = study::run(spec).seen.get<study::Races>().races;
  words::Chance chance;
  for (const Race& race : races) add(chance, race);
  return chance;
}

Side our_side(const RunSpec& spec) {
  const study::RunRecord record = study::run(spec);
  const bool fast = spec.clock == ClockMode::simulated;
  return {.name = fmt::format("golearn --procs {}{}", spec.procs, fast ? " --fast" : ""),
          .lines = study::split_lines(record.printed),
          .death = study::first_line(death_report(record.outcome, spec.runnable->places)),
          .status = record.outcome.exit_status,
          .slowed = words::about_cores(record.outcome, num_cpu())};
}

// A choice's default goes without saying: Go's program has the same one, not always with a word for it (9.1.3's auto).
bool goes_without_saying(const RunSpec& spec, const std::string& name, const std::string& value) {
  const study::Knob* knob = study::find_knob(spec.runnable->knobs, name);
  return knob->kind == study::Knob::Kind::choice && knob->fallback == value;
}

std::vector<std::string> go_arguments(const Compared& compared) {
  std::vector<std::string> arguments;
  const lessons::Program& program = *compared.program;
  if (program.entry->programs.size() > 1) arguments.push_back("-scenario=" + program.scenario.name);
  arguments.push_back(fmt::format("-procs={}", compared.spec.procs));
  for (const auto& [name, value] : compared.spec.settings.typed()) {
    if (!goes_without_saying(compared.spec, name, value)) arguments.push_back(fmt::format("-{}={}", name, value));
  }
  return arguments;
}

Side side_of(const host::GoTool& go, const host::Execution& execution, int procs) {
  Side side{.name = fmt::format("{} GOMAXPROCS={}", go.version, procs),
            .lines = study::split_lines(execution.output),
            .status = execution.status};
  if (execution.status == 0) return side;
  side.death = study::first_line(execution.errors);
  side.errors = study::split_lines(execution.errors);
  return side;
}

// Real Go is not perfectly repeatable, least of all on a busy machine: a run that differs is tried again, unless it
// failed: then what it says is to be shown.
void run_go(const host::GoTool& go, const Compared& compared, Comparison& comparison) {
  constexpr int kMostRuns = 5;
  const host::GoBuild built(go, compared.program->runnable.source);
  if (!built.complaint().empty()) throw std::runtime_error("program.go: " + built.complaint());
  const std::vector<std::string> arguments = go_arguments(compared);
  for (comparison.runs = 1;; ++comparison.runs) {
    const host::Execution execution = built.run(arguments, compared.spec.procs);
    Side side = side_of(go, execution, compared.spec.procs);
    const bool agrees = agree(*compared.program, comparison.ours, side);
    const bool settled = agrees || side.status != 0;
    if (comparison.runs == 1 || settled) comparison.theirs = std::move(side);
    if (settled || comparison.runs == kMostRuns) return;
  }
}

// Without Go on the machine: what it printed when the lesson was made.
void use_recording(const Compared& compared, Comparison& comparison) {
  const auto recording = lessons::find_recording(*compared.program, compared.spec.settings);
  if (!recording || compared.spec.procs != 1) {
    throw Refusal({"go가 없으면 기본 설정과 --procs 1로만, 그것도 순서가 정해진 프로그램만 비교할 수 있다",
                   "without go only programs of a certain order, at default settings and --procs 1, can be compared"});
  }
  comparison.theirs = {.name = "recorded Go, GOMAXPROCS=1", .lines = study::split_lines(recording->text)};
  comparison.recorded = true;
}

Comparison compare_one(const std::optional<host::GoTool>& go, const Compared& compared, const Stage& stage) {
  const render::Progress progress = sign_of_life(stage);
  Comparison comparison{.program = compared.program,
                        .procs = compared.spec.procs,
                        .procs_given = compared.spec.procs_given,
                        .ours = our_side(compared.spec)};
  if (go) {
    run_go(*go, compared, comparison);
  } else {
    use_recording(compared, comparison);
  }
  if (!agree(*compared.program, comparison.ours, comparison.theirs)) comparison.chance = chance_in(compared.spec);
  return comparison;
}

// Both in real time, as one who runs them would.
int run_each_often(const std::optional<host::GoTool>& go, const std::vector<Compared>& all, int times,
                   const Request& request, const Stage& stage) {
  if (!go) throw Refusal({"--runs로 비교하려면 go가 있어야 한다", "to compare with --runs there must be a go"});
  for (const Compared& compared : all) {
    const host::GoBuild built(*go, compared.program->runnable.source);
    if (!built.complaint().empty()) throw std::runtime_error("program.go: " + built.complaint());
    RunSpec spec = compared.spec;
    spec.clock = ClockMode::real;
    const int status =
        run_many(*compared.program, std::move(spec), times, request, stage, go->version,
                 [&, arguments = go_arguments(compared)] { return built.run(arguments, compared.spec.procs); });
    if (status != 0) return status;
  }
  return 0;
}

int run_compare(const Request& request, const Stage& stage) {
  if (request.has("json") && !request.has("runs")) {
    throw Refusal({"compare의 --json은 --runs와 함께 쓴다", "compare takes --json only with --runs"});
  }
  const std::optional<host::GoTool> go = host::find_go();
  const std::vector<Compared> all = resolve(request, go.has_value());
  if (const std::optional<int> times = times_of(request)) return run_each_often(go, all, *times, request, stage);
  for (const Compared& compared : all) {
    const Comparison comparison = compare_one(go, compared, stage);
    if (comparison.theirs.status == host::kInterrupted) return host::kInterrupted;
    show(stage, words::about_comparison(stage.language, comparison, request.has("all")));
  }
  return 0;
}

}  // namespace

Command compare() {
  return {{.name = "compare",
           .help = {"진짜 Go의 출력과 나란히 비교한다", "compares with what real Go prints"},
           .words = args::Words::lesson,
           .knobs = true,
           .options = {{"procs",
                        {"GOMAXPROCS (기본값: 프로그램이 정한 값, 없으면 1; 1..256)",
                         "GOMAXPROCS (default: what the program sets, else 1; 1..256)"}},
                       {"all", {"모든 줄을 보여 준다", "shows every line"}, Option::Takes::nothing},
                       runs_option(),
                       {"json", {"--runs와 함께: JSON으로", "with --runs: as JSON"}, Option::Takes::nothing}}},
          run_compare};
}

}  // namespace golearn::commands
