// What a lesson suggests to try shows what it promises: each command is run 20 times.
// For one program alone: golearn_cli_tests "[kept]" -c 9.3.2
#include <algorithm>

#include <fmt/format.h>

#include "args/values.hpp"
#include "golearn/study/condition.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/search_summary.hpp"
#include "lessons/lesson_text.hpp"
#include "suggested.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using lessons::Suggestion;
using study::Facts;
using study::RunSpec;

namespace {

constexpr int kTimes = 20;
constexpr int kMeasured = 2;  // of a program that runs in real time

RunSpec spec_of(const args::Request& request) {
  const lessons::Program& program = *request.selection.programs.front();
  RunSpec spec = study::usual_run(program.runnable, request.knobs_of(program));
  spec.procs = args::procs_of(request, spec.procs);
  if (!program.runnable.measures) spec.clock = ClockMode::simulated;
  if (request.has("race")) spec.watch.insert("race");
  if (request.has("seed")) {
    spec.driver = study::Driver::sampler;
    spec.seed = args::seed_of(request, 0);
  }
  return spec;
}

// Whether what is promised came about as often as it is said to.
bool kept_by_runs(const args::Request& request, const Suggestion& suggestion) {
  const RunSpec spec = spec_of(request);
  const int times = spec.runnable->measures ? kMeasured : kTimes;
  int kept = 0;
  for (int i = 0; i < times; ++i) kept += study::holds(suggestion.promises, Facts(spec, study::run(spec))) ? 1 : 0;
  CAPTURE(kept);
  return kept * kTimes >= suggestion.of_twenty * times;
}

// A search has no luck. Of it these are known: whether it is complete, how many results it has, whether some are of
// a kind (study::ResultKind), how many lines the results have between them.
bool kept_by_search(const args::Request& request, const Suggestion& suggestion) {
  const lessons::Program& program = *request.selection.programs.front();
  RunSpec spec = study::small_run(program.runnable, request.knobs_of(program));
  spec.procs = args::procs_of(request, spec.procs);
  if (request.has("race")) spec.watch.insert("race");
  study::SearchPlan plan{.time = std::chrono::seconds(5)};
  if (request.value("timers") == "any") plan.any_timer = true;
  const study::SearchSummary summary = summary_of(spec, plan, study::search(spec, plan));
  Facts::ByName facts{{"complete", std::int64_t{summary.complete}}, {"results", std::ssize(summary.results)}};
  for (const char* kind : {"dies", "endless", "leaks", "breaks", "races", "reorders", "well"})
    facts[kind] = std::int64_t{0};
  for (const auto& each : classes_of(summary.results)) {
    facts[std::string(to_string(each.kind))] = std::ssize(each.results);
  }
  return study::holds(suggestion.promises, Facts(std::move(facts)));
}

}  // namespace

TEST_CASE("what a suggested command promises comes about", "[kept]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const lessons::LessonText text = text_of(entry, study::Language::english);
    for (const lessons::Program& program : entry.programs) {
      DYNAMIC_SECTION(program.runnable.id) {
        for (const Suggestion& suggestion : text.scenario(program.scenario.name).tries) {
          const args::Request request = parse(suggestion.command);
          CAPTURE(suggestion.command, suggestion.promises);
          if (request.command == "lesson") {
            CHECK_FALSE(suggestion.promises.empty());
            CHECK(kept_by_runs(request, suggestion));
          }
          if (request.command == "explore") CHECK(kept_by_search(request, suggestion));
        }
      }
    }
  }
}
