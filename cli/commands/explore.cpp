// golearn explore: all that can come of a lesson's program, under every schedule or as many as the budget allows.
#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "args/selection.hpp"
#include "args/values.hpp"
#include "commands/command.hpp"
#include "commands/options.hpp"
#include "commands/run_files.hpp"
#include "commands/search_page.hpp"
#include "export/search_json.hpp"
#include "golearn/study/korean.hpp"
#include "golearn/study/samplers.hpp"
#include "golearn/study/search_summary.hpp"
#include "golearn/study/token.hpp"
#include "host/exit_status.hpp"
#include "host/interrupt.hpp"
#include "host/output.hpp"
#include "render/progress.hpp"
#include "words/result_cause.hpp"
#include "words/search.hpp"
#include "words/search_progress.hpp"
#include "words/shards.hpp"

namespace golearn::commands {
namespace {

using study::RunSpec;
using study::Sampler;
using study::SearchKind;
using study::SearchPlan;
using study::SearchSummary;

const Text kStrayed{
    "같은 선택을 했는데 프로그램이 다르게 움직였다: 스케줄 말고 다른 것(실행이 끝나도 남는 변수, 시계, 런타임 밖의 "
    "난수)에 따라 달라지므로, 찾은 결과를 믿을 수 없다",
    "the program did something else on the same choices: it depends on more than its schedule (a variable that "
    "outlives "
    "a run, the clock, random numbers that are not the runtime's), and what was found is not to be believed"};
const Text kSearch{"탐색", "The search"};

// What chooses, if it is chance.
void choose_kind(const Request& request, SearchPlan& plan) {
  const Sampler* chosen = nullptr;
  for (const Sampler& sampler : study::samplers()) {
    if (!request.has(std::string(sampler.name))) continue;
    if (chosen) {
      throw Refusal(
          {fmt::format("{} {} 함께 쓸 수 없다", study::with_particle(fmt::format("--{}", chosen->name), "과", "와"),
                       study::with_particle(fmt::format("--{}", sampler.name), "은", "는")),
           fmt::format("--{} and --{} exclude each other", chosen->name, sampler.name)});
    }
    chosen = &sampler;
  }
  if (!chosen) return;
  plan.kind = SearchKind::sampled;
  plan.sampler = chosen->name;
  if (chosen->takes_value()) {
    plan.argument = args::whole(plan.sampler, *request.value(plan.sampler), chosen->least, chosen->most);
  }
}

void choose_shard(const Request& request, SearchPlan& plan) {
  const auto typed = request.value("shard");
  if (!typed) return;
  const auto slash = typed->find('/');
  if (slash == std::string::npos) {
    throw Refusal({fmt::format("--shard에는 1/4처럼 I/N 꼴로 준다. 받은 값: '{}'", *typed),
                   fmt::format("--shard is written I/N (1/4): not '{}'", *typed)});
  }
  const int shards = args::whole("shard", typed->substr(slash + 1), 1, 10'000);
  plan.shards = static_cast<std::size_t>(shards);
  plan.shard = static_cast<std::size_t>(args::whole("shard", typed->substr(0, slash), 1, shards)) - 1;
}

SearchPlan plan_of(const Request& request) {
  constexpr int kMostSchedules = std::numeric_limits<int>::max();
  SearchPlan plan;
  choose_kind(request, plan);
  if (const auto typed = request.value("schedules")) {
    plan.schedules = static_cast<std::uint64_t>(args::whole("schedules", *typed, 1, kMostSchedules));
  }
  if (const auto typed = request.value("preemptions")) {
    plan.preemptions = static_cast<std::size_t>(args::whole("preemptions", *typed, 0, 1000));
  }
  plan.any_timer = args::typed_word(request, "timers", "any");
  plan.draws = args::typed_word(request, "draws", "all");
  plan.time = args::budget_of(request, plan.schedules ? std::chrono::nanoseconds{} : std::chrono::seconds(10));
  plan.until_wrong = request.has("until");
  choose_shard(request, plan);
  // Every part of a search must know what it has searched: no part may fall back on chance.
  if (plan.shards > 1 && plan.kind == SearchKind::automatic) plan.kind = SearchKind::exhaustive;
  return plan;
}

std::vector<RunSpec> resolve(const Request& request) {
  if (request.selection.entries.empty()) {
    throw Refusal({"강의 번호나 이름이 빠졌다 — 도움말: golearn explore --help",
                   "a lesson's number or name is missing — help: golearn explore --help"});
  }
  std::vector<RunSpec> specs;
  for (const lessons::Program* program : request.selection.programs) {
    RunSpec spec = study::small_run(program->runnable, request.knobs_of(*program));
    spec.procs = args::procs_of(request, spec.procs);
    spec.seed = args::seed_of(request, spec.seed);
    if (request.has("race")) spec.watch.insert("race");
    specs.push_back(std::move(spec));
  }
  return specs;
}

SearchSummary search_one(const RunSpec& spec, SearchPlan plan, const Stage& stage) {
  std::atomic<bool> interrupted{false};
  plan.interrupted = [&] { return interrupted.load(std::memory_order_relaxed); };
  const host::OnInterrupt on_interrupt([&] { interrupted.store(true, std::memory_order_relaxed); });
  render::StatusLine status(stage.screen);
  std::int64_t drawn_at = 0;
  const auto report = study::search(spec, plan, [&](const study::SearchReport& so_far) {
    const auto tenths = so_far.elapsed / std::chrono::milliseconds(100);
    if (std::exchange(drawn_at, tenths) != tenths) status.draw(words::search_so_far(stage.language, so_far, plan.time));
  });
  if (report.strayed) throw std::runtime_error(stage.say(kStrayed));
  return study::summary_of(spec, plan, report);
}

std::string read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) throw Refusal({fmt::format("파일을 읽을 수 없다: '{}'", name), fmt::format("cannot read '{}'", name)});
  return {std::istreambuf_iterator<char>(file), {}};
}

SearchSummary merged(const std::vector<std::string>& files) {
  std::vector<SearchSummary> parts;
  for (const std::string& file : files) {
    // A part that was killed has left an empty file.
    if (const std::string text = read_file(file); !text.empty()) parts.push_back(exports::search_from_json(file, text));
  }
  if (parts.empty())
    throw Refusal({"합칠 조각이 없다: 파일이 모두 비어 있다", "there is no part: all files are empty"});
  return study::merge(parts);
}

RunSpec replay_of(const study::Found& found) {
  const study::Token token = study::parse_token(found.token);
  return study::replay_of(args::select_lesson(token.program).programs.front()->runnable, token);
}

void tell(const Request& request, const Stage& stage, const SearchSummary& summary, const std::string& title) {
  if (request.has("json")) return host::write_out(exports::to_json(summary));
  const auto cause = [&](const study::Found& found) {
    return words::cause_of(stage.language, replay_of(found), found);
  };
  show(stage, words::about_search(stage.language, summary, title, request.has("all"), cause));
  show(stage, words::missing_shards(stage.language, summary));
}

void write_pages(const std::vector<RunFile>& files, bool told, const Stage& stage, const SearchSummary& summary) {
  for (const RunFile& file : files) write(file, search_page(summary, replay_of, stage.language), told, stage);
}

int run_explore(const Request& request, const Stage& stage) {
  const SearchPlan plan = plan_of(request);
  const std::vector<RunFile> files = files_of(request);
  const bool told = !request.has("json");
  if (request.has("merge")) {
    const SearchSummary whole = merged(request.options.at("merge"));
    check(files, {whole.program});
    tell(request, stage, whole, whole.program);
    write_pages(files, told, stage, whole);
    return 0;
  }
  const std::vector<RunSpec> specs = resolve(request);
  std::vector<std::string> programs;
  for (const RunSpec& spec : specs) programs.push_back(spec.runnable->id);
  check(files, programs);
  bool wrong = false;
  for (const RunSpec& spec : specs) {
    if (told && &spec != &specs.front()) host::write_out("\n");
    const SearchSummary summary = search_one(spec, plan, stage);
    tell(request, stage, summary, spec.runnable->id + "  " + stage.say(spec.runnable->title));
    write_pages(files, told, stage, summary);
    if (summary.interrupted) return host::kInterrupted;
    wrong = wrong || summary.stopped;
  }
  return wrong ? host::kWentWrong : 0;
}

std::vector<Option> options() {
  using enum Option::Takes;
  std::vector<Option> all{
      {"procs",
       {"프로세서의 수 (기본값 2; 1이면 돌던 고루틴이 멈출 때만 다른 고루틴이 돈다)",
        "processors (default 2; with 1 another goroutine runs only where one stops)"}},
      {"for", {"탐색할 시간 (기본값 10s)", "how long to search (default 10s)"}},
      {"schedules", {"실행할 스케줄의 최대 수", "how many schedules to run at most"}},
      {"preemptions", {"선점이 이보다 많은 스케줄은 뺀다", "leaves out schedules with more preemptions"}},
      {"timers",
       {"any: 고루틴이 일하는 동안에도 타이머가 울릴 수 있다고 본다 (없으면 모두 기다릴 때만)",
        "any: timers may also go off while somebody works (else only when all wait)"},
       value,
       {},
       {"any"}},
      {"draws",
       {"all: 작은 범위의 난수도 모두 해 본다 (없으면 시드의 난수만)",
        "all: tries all random numbers from small ranges too (else the seed's)"},
       value,
       {},
       {"all"}},
  };
  for (const Sampler& sampler : study::samplers()) all.push_back(sampler_option(sampler));
  append(
      all,
      {{"seed", {"난수의 시드 (기본값 1)", "of what is random (default 1)"}},
       {"race", {"go run -race처럼 데이터 경쟁을 찾는다", "looks for data races, as go run -race does"}, nothing},
       {"shard", {"탐색을 N조각으로 나눠 I번째만 탐색한다: I/N", "searches part I of N only: I/N"}},
       {"merge", {"조각들의 --json 결과를 합친다", "joins what the parts gave with --json"}, files},
       {"until",
        {"처음 잘못된 스케줄에서 멈춘다: 죽거나, 고루틴을 남기거나, 약속을 어길 때",
         "stops at the first schedule that dies, leaves goroutines behind or breaks a promise"},
        nothing},
       {"all", {"종류마다 하나가 아니라 결과를 모두 보여 준다", "shows every result, not one of each class"}, nothing},
       {"json", {"결과를 JSON 한 줄로", "the result as one line of JSON"}, nothing},
       page_option(),
       open_option()});
  for (Option& option : all) option.group = kSearch;
  return all;
}

}  // namespace

Command explore() {
  return {{.name = "explore",
           .help = {"모든 스케줄을 탐색해, 나올 수 있는 결과를 모두 찾는다",
                    "searches all schedules for every result there can be"},
           .words = args::Words::no_lesson,
           .knobs = true,
           .options = options()},
          run_explore};
}

}  // namespace golearn::commands
