// What golearn explore and golearn play are asked for.
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "error.hpp"
#include "requests.hpp"
#include "values.hpp"

namespace golearn::cli {
namespace {

using lessons::Text;

SearchKind search_kind(const Terminal& terminal, const Typed& typed) {
  if (typed.random && typed.depth) {
    refuse(terminal, {"--random과 --pct는 함께 쓸 수 없다", "--random and --pct exclude each other"});
  }
  if (typed.random) return SearchKind::random;
  return typed.depth ? SearchKind::pct : SearchKind::automatic;
}

void parse_shard(const Terminal& terminal, const std::string& typed, SearchOptions& options) {
  const auto slash = typed.find('/');
  if (slash == std::string::npos) {
    refuse(terminal, {fmt::format("--shard는 I/N 꼴이다 (1/4): '{}'는 아니다", typed),
                      fmt::format("--shard is written I/N (1/4): not '{}'", typed)});
  }
  const int shards = parse_whole(terminal, "shard", typed.substr(slash + 1), 1, 10'000);
  options.shards = static_cast<std::size_t>(shards);
  options.shard = static_cast<std::size_t>(parse_whole(terminal, "shard", typed.substr(0, slash), 1, shards)) - 1;
}

SearchPlan search_plan(const Terminal& terminal, const Typed& typed) {
  constexpr int kMostSchedules = std::numeric_limits<int>::max();
  SearchPlan plan;
  plan.races = typed.races;
  plan.kind = search_kind(terminal, typed);
  if (typed.depth) plan.depth = parse_depth(terminal, *typed.depth);
  if (typed.seed) plan.seed = parse_seed(terminal, *typed.seed);
  if (typed.schedules) {
    plan.schedules =
        static_cast<std::uint64_t>(parse_whole(terminal, "schedules", *typed.schedules, 1, kMostSchedules));
  }
  if (typed.preemptions) {
    plan.options.preemptions = parse_whole(terminal, "preemptions", *typed.preemptions, 0, 1000);
  }
  plan.time = plan.schedules ? std::chrono::nanoseconds{} : std::chrono::seconds(10);
  if (typed.budget) plan.time = parse_budget(terminal, *typed.budget);
  if (typed.shard) parse_shard(terminal, *typed.shard, plan.options);
  // Every part of a search must know what it has searched: no part may fall back on chance.
  if (plan.options.shards > 1 && plan.kind == SearchKind::automatic) plan.kind = SearchKind::exhaustive;
  return plan;
}

// Whether a flag that was typed makes another value of it than the default.
bool is_set_by_a_flag(const Program& program, const lessons::Knob& knob) {
  return std::ranges::any_of(program.scenario->knobs, [&](const lessons::Knob& flag) {
    return flag.instead.contains(knob.name) && program.typed.contains(flag.name);
  });
}

// A search, and a person who plays, take each knob's small value unless another one is typed, and two processors: with
// one, nothing comes in between.
void make_small(Program& program) {
  Text why;
  for (const lessons::Knob& knob : program.scenario->knobs) {
    if (knob.small.empty() || program.typed.contains(knob.name) || is_set_by_a_flag(program, knob)) continue;
    program.settings.set(knob.name, knob.small, why);
    program.typed[knob.name] = knob.small;
  }
  if (!program.procs_given) program.procs = 2;
}

}  // namespace

ExploreRequest explore_request(const Terminal& terminal, const Selection& selection, const Typed& typed) {
  ExploreRequest request{.programs = {}, .plan = search_plan(terminal, typed), .json = typed.json};
  request.merge = typed.merge;
  if (!typed.merge.empty()) return request;
  if (!selection.entry) {
    refuse(terminal, {"강의 번호나 이름이 빠졌다 — 도움말: golearn explore --help",
                      "a lesson's number or name is missing — help: golearn explore --help"});
  }
  request.programs = programs_of(terminal, selection, typed);
  for (Program& program : request.programs) make_small(program);
  return request;
}

DiffRequest diff_request(const Terminal& terminal, const Selection& selection, const Typed& typed) {
  Program program = programs_of(terminal, selection, typed).front();
  if (!program.settings.has("no-sync")) {
    refuse(terminal, {"이 강의에는 동기화를 빼는 --no-sync가 없다: 9.3의 강의에 있다",
                      "this lesson has no --no-sync to leave its synchronisation out: those of 9.3 have"});
  }
  make_small(program);
  DiffRequest request{program, program};
  Text why;
  request.without.settings.set("no-sync", "true", why);
  request.without.typed["no-sync"] = "true";
  if (program.settings.has("sync") && !program.typed.contains("sync")) request.with.settings.set("sync", "mutex", why);
  if (typed.seed) request.seed = parse_seed(terminal, *typed.seed);
  return request;
}

// Of several programs the first: one is played at a time.
PlayRequest play_request(const Terminal& terminal, const Selection& selection, const Typed& typed) {
  PlayRequest request{programs_of(terminal, selection, typed).front()};
  make_small(request.program);
  return request;
}

}  // namespace golearn::cli
