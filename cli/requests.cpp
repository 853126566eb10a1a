#include "requests.hpp"

#include <algorithm>
#include <random>

#include "core/config.hpp"
#include "core/go.hpp"
#include "error.hpp"
#include "token.hpp"
#include "values.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

// A seed, or priorities, mean the controlled engine; without a seed one is drawn, and told.
void choose_driver(const Terminal& terminal, const Typed& typed, LessonRequest& request) {
  if (!typed.seed && !typed.depth) return;
  if (typed.speed) {
    refuse(terminal, {"--seed와 --pct는 가상 시간에서 돈다: --speed와 함께 쓸 수 없다",
                      "--seed and --pct run in virtual time: they exclude --speed"});
  }
  request.driver = typed.depth ? Driver::pct : Driver::random;
  request.fast = true;
  if (typed.depth) request.depth = parse_depth(terminal, *typed.depth);
  request.seed = typed.seed ? parse_seed(terminal, *typed.seed) : 1 + std::random_device{}() % 1'000'000;
}

// How it is written out.
void set_output(const Terminal& terminal, const Typed& typed, LessonRequest& request) {
  if (typed.raw && typed.json) {
    refuse(terminal, {"--raw와 --json은 함께 쓸 수 없다", "--raw and --json exclude each other"});
  }
  if (typed.raw && typed.why) {
    refuse(terminal, {"--raw와 --why는 함께 쓸 수 없다: --raw는 프로그램의 출력만 낸다",
                      "--raw and --why exclude each other: --raw gives the program's output and nothing else"});
  }
  if (typed.picture && (typed.raw || typed.json)) {
    refuse(terminal, {"--picture는 --raw, --json과 함께 쓸 수 없다: 그 출력에는 그림이 들어갈 자리가 없다",
                      "--picture excludes --raw and --json: their output has no place for a picture"});
  }
  request.raw = typed.raw;
  request.json = typed.json;
  request.races = typed.races;
  request.why = typed.why;
  request.picture = typed.picture;
  if (typed.stamps) request.stamps = parse_stamps(terminal, *typed.stamps);
}

}  // namespace

std::vector<Program> programs_of(const Terminal& terminal, const Selection& selection, const Typed& typed) {
  std::vector<Program> programs;
  for (const lessons::Scenario* s : selection.scenarios) {
    Program program{selection.entry, s, lessons::Settings(s->knobs), {}, 1};
    for (const auto& [name, value] : typed.knobs) {
      Text why;
      if (!program.settings.has(name)) continue;  // another program of this lesson has it
      if (!program.settings.set(name, value, why)) refuse(terminal, why);
      program.typed[name] = value;
    }
    program.procs = s->procs ? s->procs : num_cpu();
    program.procs_given = typed.procs.has_value();
    if (typed.procs) program.procs = parse_whole(terminal, "procs", *typed.procs, 1, Config::kMaxProcs);
    programs.push_back(std::move(program));
  }
  return programs;
}

LessonRequest lesson_request(const Terminal& terminal, const Selection& selection, const Typed& typed) {
  if (typed.fast && typed.speed) {
    refuse(terminal, {"--fast와 --speed는 함께 쓸 수 없다", "--fast and --speed exclude each other"});
  }
  LessonRequest request{.programs = programs_of(terminal, selection, typed)};
  set_output(terminal, typed, request);
  const bool timeless = std::ranges::all_of(request.programs, [](const Program& p) { return p.scenario->timeless; });
  request.fast = typed.fast || (timeless && !typed.speed);
  if (typed.speed) request.speed = parse_speed(terminal, *typed.speed);
  choose_driver(terminal, typed, request);
  return request;
}

// One processor, unless more are asked for: with more, the order is nobody's to compare.
CompareRequest compare_request(const Terminal& terminal, const Selection& selection, const Typed& typed) {
  CompareRequest request{programs_of(terminal, selection, typed), typed.all_lines};
  for (Program& program : request.programs) {
    if (!program.procs_given) program.procs = 1;
  }
  return request;
}

LessonRequest replay_request(const Terminal& terminal, const Typed& typed) {
  Token token = parse_token(terminal, typed.token);
  LessonRequest request;
  request.programs.push_back(std::move(token.program));
  set_output(terminal, typed, request);
  request.driver = Driver::replay;
  request.seed = token.seed;
  request.schedule = std::move(token.schedule);
  request.ticking = token.ticking;
  return request;
}

}  // namespace golearn::cli
