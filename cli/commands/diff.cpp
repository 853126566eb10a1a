// golearn diff: a program with its synchronisation and without, under one seed.
#include "args/values.hpp"
#include "commands/command.hpp"
#include "study/run.hpp"
#include "words/difference.hpp"

namespace golearn::commands {
namespace {

using study::RunSpec;
using study::TypedKnobs;

constexpr std::uint64_t kMostSteps = 100'000;

// Without: what the flag contradicts goes.
TypedKnobs unsynchronised(const study::Runnable& runnable, TypedKnobs knobs) {
  for (const auto& [other, effect] : study::find_knob(runnable.knobs, "no-sync")->effects) {
    if (effect.fixed) knobs.erase(other);
  }
  knobs["no-sync"] = "true";
  return knobs;
}

// With: a lesson that has none by default takes a mutex.
TypedKnobs synchronised(const study::Runnable& runnable, TypedKnobs knobs) {
  if (study::find_knob(runnable.knobs, "sync")) knobs.try_emplace("sync", "mutex");
  return knobs;
}

RunSpec spec_of(const Request& request, const study::Runnable& runnable, TypedKnobs knobs) {
  RunSpec spec = study::small_run(runnable, std::move(knobs));
  spec.seed = args::seed_of(request, spec.seed);
  spec.driver = study::Driver::sampler;
  spec.watch = {"events", "names"};
  spec.step_limit = kMostSteps;
  spec.isolated = true;
  return spec;
}

struct Both {
  RunSpec with, without;
};

Both resolve(const Request& request) {
  const lessons::Program& program = *request.selection.programs.front();
  const study::Runnable& runnable = program.runnable;
  if (!study::find_knob(runnable.knobs, "no-sync")) {
    throw Refusal({"이 강의에는 동기화를 빼는 --no-sync가 없다: 9.3의 강의에 있다",
                   "this lesson has no --no-sync to leave its synchronisation out: those of 9.3 have"});
  }
  TypedKnobs typed = request.knobs_of(program);
  typed.erase("no-sync");
  typed = study::small_run(runnable, std::move(typed)).settings.typed();  // the same sizes for both
  return {spec_of(request, runnable, synchronised(runnable, typed)),
          spec_of(request, runnable, unsynchronised(runnable, typed))};
}

int run_diff(const Request& request, const Stage& stage) {
  const Both both = resolve(request);
  show(stage, words::about_difference(stage.language, {both.with, study::run(both.with)},
                                      {both.without, study::run(both.without)}));
  return 0;
}

}  // namespace

Command diff() {
  return {{.name = "diff",
           .help = {"동기화가 있을 때와 없을 때를 같은 씨앗으로 나란히 놓는다",
                    "a lesson with and without its synchronisation, side by side"},
           .words = args::Words::lesson,
           .knobs = true,
           .options = {{"seed", {"씨앗 (기본값 1)", "the seed (default 1)"}}}},
          run_diff};
}

}  // namespace golearn::commands
