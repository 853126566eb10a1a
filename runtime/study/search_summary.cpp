#include "golearn/study/search_summary.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "golearn/study/token.hpp"

namespace golearn::study {
namespace {

std::string kind_word(const SearchPlan& plan) {
  switch (plan.kind) {
    case SearchKind::automatic: return "automatic";
    case SearchKind::exhaustive: return "exhaustive";
    case SearchKind::sampled: return plan.argument ? fmt::format("{} {}", plan.sampler, plan.argument) : plan.sampler;
  }
  return "";
}

// What all shards of a search have in common.
auto search_of(const SearchSummary& s) {
  return std::tie(s.program, s.procs, s.knobs, s.kind, s.bound, s.seed, s.any_timer, s.all_draws, s.races, s.shards);
}

auto key(const Found& f) {
  return std::tie(f.printed, f.ending, f.exit_status, f.message, f.leaked, f.raced, f.broken);
}

// The counts add up; of the examples the one with the fewest preemptions stays.
void add(std::vector<Found>& all, const Found& found) {
  const auto same = std::ranges::find_if(all, [&](const Found& other) { return key(other) == key(found); });
  if (same == all.end()) return all.push_back(found);
  same->schedules += found.schedules;
  same->drawn += found.drawn;
  if (found.preemptions >= same->preemptions) return;
  same->preemptions = found.preemptions;
  same->fewest = found.fewest;
  same->token = found.token;
}

std::vector<Found> class_by_class(const std::vector<Found>& results) {
  std::vector<Found> ordered;
  for (const ResultClass& each : classes_of(results)) {
    for (const Found* found : each.results) ordered.push_back(*found);
  }
  return ordered;
}

}  // namespace

SearchSummary summary_of(const RunSpec& spec, const SearchPlan& plan, const SearchReport& report) {
  SearchSummary summary{.program = spec.runnable->id,
                        .procs = spec.procs,
                        .knobs = spec.settings.typed(),
                        .kind = kind_word(plan),
                        .bound = plan.preemptions,
                        .seed = spec.seed,
                        .any_timer = plan.any_timer,
                        .all_draws = plan.draws,
                        .timers = report.timers,
                        .draws = report.draws,
                        .gave_way = report.gave_way,
                        .races = spec.watches("race"),
                        .shard = plan.shard,
                        .shards = plan.shards,
                        .schedules = report.schedules,
                        .runs = report.runs,
                        .too_long = report.too_long,
                        .unlisted = report.unlisted,
                        .pairs = report.pairs,
                        .in_both_orders = report.in_both_orders,
                        .complete = report.complete,
                        .interrupted = report.interrupted,
                        .stopped = report.stopped,
                        .seconds = std::chrono::duration<double>(report.elapsed).count()};
  for (const Promise* each : given_with(spec.settings, spec.runnable->promises)) summary.promises.push_back(each->says);
  for (const Result& r : report.results) {
    summary.results.push_back({r.printed,
                               r.ending,
                               r.exit_status,
                               r.message,
                               r.leaked,
                               r.raced,
                               {r.broken.begin(), r.broken.end()},
                               r.schedules,
                               r.drawn,
                               r.preemptions,
                               r.fewest,
                               to_string(token_of(spec, r.example, r.rules))});
  }
  summary.results = class_by_class(summary.results);
  return summary;
}

SearchSummary merge(const std::vector<SearchSummary>& parts) {
  SearchSummary whole = parts.front();
  whole.results.clear();
  whole.schedules = whole.runs = whole.too_long = whole.unlisted = whole.pairs = whole.in_both_orders = 0;
  whole.seconds = 0;
  std::set<std::uint64_t> shards;
  for (const SearchSummary& part : parts) {
    const bool same = search_of(part) == search_of(whole);
    if (!same) throw Refusal({"합칠 파일들이 한 탐색의 조각이 아니다", "the files are not parts of one search"});
    if (!shards.insert(part.shard).second) {
      throw Refusal({with_particle(fmt::format("조각 {}", part.shard + 1), "이", "가") + " 두 번 있다",
                     fmt::format("part {} is there twice", part.shard + 1)});
    }
    for (const Found& found : part.results) add(whole.results, found);
    whole.schedules += part.schedules;
    whole.runs += part.runs;
    whole.too_long += part.too_long;
    whole.unlisted += part.unlisted;
    whole.timers = whole.timers || part.timers;
    whole.draws = whole.draws || part.draws;
    whole.gave_way = whole.gave_way || part.gave_way;
    whole.complete = whole.complete && part.complete;
    whole.interrupted = whole.interrupted || part.interrupted;
    whole.stopped = whole.stopped || part.stopped;
    whole.seconds += part.seconds;
  }
  for (std::uint64_t shard = 0; shard < whole.shards; ++shard) {
    if (!shards.contains(shard)) whole.missing.push_back(shard);
  }
  whole.complete = whole.complete && whole.missing.empty();
  whole.results = class_by_class(whole.results);
  return whole;
}

}  // namespace golearn::study
