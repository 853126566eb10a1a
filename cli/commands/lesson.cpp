// golearn lesson: runs a lesson's programs and says what happened.
#include <algorithm>
#include <random>

#include "commands/learning.hpp"
#include "commands/many_runs.hpp"
#include "commands/options.hpp"
#include "commands/told_run.hpp"
#include "golearn/study/samplers.hpp"
#include "host/exit_status.hpp"
#include "words/onward.hpp"

namespace golearn::commands {
namespace {

using study::Driver;
using study::RunSpec;
using study::Sampler;
using study::TypedKnobs;

const Text kCommon{"모든 강의에 공통", "Common to all lessons"};

// The sampler that was asked for by its own option; null if none was.
const Sampler* sampler_in(const Request& request) {
  const auto all = study::samplers();
  const auto at = std::ranges::find_if(all, [&](const Sampler& s) { return request.has(std::string(s.name)); });
  return at == all.end() ? nullptr : &*at;
}

// A seed, or a sampler, mean the controlled engine; without a seed one is drawn, and told.
void choose_driver(const Request& request, std::uint64_t drawn, RunSpec& spec) {
  const Sampler* sampler = sampler_in(request);
  if (!request.has("seed") && !sampler) return;
  if (request.has("speed")) {
    throw Refusal({"--seed와 --pct는 가상 시간에서 돈다: --speed와 함께 쓸 수 없다",
                   "--seed and --pct run in virtual time: they exclude --speed"});
  }
  spec.driver = Driver::sampler;
  spec.clock = ClockMode::simulated;
  if (sampler) {
    spec.sampler = sampler->name;
    spec.argument = args::whole(spec.sampler, *request.value(spec.sampler), sampler->least, sampler->most);
  }
  spec.seed = args::seed_of(request, drawn);
}

RunSpec spec_of(const Request& request, const lessons::Program& program, bool timeless, std::uint64_t drawn) {
  RunSpec spec = study::usual_run(program.runnable, request.knobs_of(program));
  spec.procs_given = request.has("procs");
  spec.procs = args::procs_of(request, spec.procs);
  if (request.has("fast") || (timeless && !request.has("speed"))) spec.clock = ClockMode::simulated;
  spec.speed = args::speed_of(request, 1.0);
  choose_driver(request, drawn, spec);
  return spec;
}

std::vector<ToldRun> resolve(const Request& request, const Form& form) {
  if (request.has("fast") && request.has("speed")) {
    throw Refusal({"--fast와 --speed는 함께 쓸 수 없다", "--fast and --speed exclude each other"});
  }
  const auto& programs = request.selection.programs;
  const bool timeless = std::ranges::all_of(programs, [](const auto* p) { return p->runnable.timeless; });
  const std::uint64_t drawn = 1 + std::random_device{}() % 1'000'000;
  std::vector<ToldRun> runs;
  for (const lessons::Program* program : programs) {
    runs.push_back({program, spec_of(request, *program, timeless, drawn)});
    watch(request, form, runs.back().spec);
  }
  return runs;
}

int run_each_often(const Request& request, int times, const Form& form, const Stage& stage) {
  for (const ToldRun& run : resolve(request, form)) {
    const int status = run_many(*run.program, run.spec, times, request, stage);
    if (status != 0) return status;
  }
  return 0;
}

int run_lesson(const Request& request, const Stage& stage) {
  const std::optional<int> times = times_of(request);
  const Form form = form_of(request);
  if (times) return run_each_often(request, *times, form, stage);
  const int status = run_told(resolve(request, form), form, stage);
  if (form.for_people() && status != host::kInterrupted) {
    const auto& programs = request.selection.programs;
    const TypedKnobs typed = programs.size() == 1 ? request.knobs_of(*programs.front()) : TypedKnobs{};
    show(stage, words::onward(stage.language, request.selection, typed));
    went_through(stage, request.selection, course::LessonStage::run);
    const bool looked = request.has("why") || request.has("picture") || request.has("steps");
    if (looked) went_through(stage, request.selection, course::LessonStage::look);
  }
  return status;
}

std::vector<Option> options() {
  using enum Option::Takes;
  std::vector<Option> all{
      {"procs",
       {"프로세서(P)의 수, GOMAXPROCS (기본값: 노트의 프로그램이 정한 값, 없으면 환경 변수 GOMAXPROCS, 그것도 없으면 "
        "코어 수; 1..256)",
        "processors, GOMAXPROCS (default: what the course's program sets, else what GOMAXPROCS in the environment "
        "says, else the cores; 1..256)"}},
      {"fast", {"가상 시간: 기다릴 때 실제 시간이 들지 않는다", "virtual time: waiting takes no time"}, nothing},
      {"speed", {"시간이 흐르는 속도의 배수 (기본값 1; 0.001..1000)", "how fast time runs (default 1; 0.001..1000)"}},
      {"seed",
       {"시드: 고루틴을 한 번에 한 단계씩, 이 수로 정한 순서로 실행한다. 수가 같으면 실행도 같다",
        "one step at a time, and this number decides whose: the same number, the same run"}},
  };
  for (const Sampler& sampler : study::samplers()) {
    if (sampler.takes_value()) all.push_back(sampler_option(sampler, {"; --seed와 함께", "; with --seed"}));
  }
  all.push_back(runs_option());
  for (Option& option : all) option.group = kCommon;
  append(all, watching());
  append(all, forms());
  return all;
}

}  // namespace

Command lesson() {
  return {{.name = "lesson",
           .help = {"강의의 프로그램을 실행한다", "runs a lesson's programs"},
           .words = args::Words::lesson,
           .knobs = true,
           .options = options()},
          run_lesson};
}

}  // namespace golearn::commands
