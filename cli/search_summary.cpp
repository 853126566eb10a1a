#include "search_summary.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "error.hpp"
#include "render/outcome_words.hpp"
#include "token.hpp"

namespace golearn::cli {
namespace {

using nlohmann::ordered_json;

std::string_view kind_word(SearchKind kind) {
  switch (kind) {
    case SearchKind::automatic: return "automatic";
    case SearchKind::exhaustive: return "exhaustive";
    case SearchKind::random: return "random";
    case SearchKind::pct: return "pct";
  }
  return "";
}

auto key(const Found& f) { return std::tie(f.printed, f.ending, f.message, f.leaked, f.raced); }

// The counts add up; of the examples the one with the fewest preemptions stays.
void add(std::vector<Found>& all, const Found& found) {
  const auto same = std::ranges::find_if(all, [&](const Found& other) { return key(other) == key(found); });
  if (same == all.end()) return all.push_back(found);
  same->schedules += found.schedules;
  if (found.preemptions >= same->preemptions) return;
  same->preemptions = found.preemptions;
  same->token = found.token;
}

// Deaths first, however rare, then races, then leaks, then what is most frequent.
void sort(std::vector<Found>& results) {
  std::ranges::stable_sort(results, std::ranges::greater{}, [](const Found& f) {
    return std::tuple(f.ending != "returned", f.raced, f.leaked > 0, f.schedules);
  });
}

Found found_in(const ordered_json& from) {
  return {from.at("printed"), from.at("ending"),    from.at("message"),     from.at("leaked"),
          from.at("raced"),   from.at("schedules"), from.at("preemptions"), from.at("token")};
}

}  // namespace

SearchSummary summary_of(const Program& program, const SearchPlan& plan, const SearchReport& report) {
  SearchSummary summary{.program = full_id(*program.entry, *program.scenario),
                        .procs = program.procs,
                        .knobs = program.typed,
                        .kind = std::string(kind_word(plan.kind)),
                        .races = plan.races,
                        .shard = plan.options.shard,
                        .shards = plan.options.shards,
                        .schedules = report.schedules,
                        .given_up = report.given_up,
                        .complete = report.complete,
                        .interrupted = report.interrupted,
                        .seconds = std::chrono::duration<double>(report.elapsed).count()};
  for (const Result& r : report.results) {
    const Token token{program, plan.seed, r.ticking, r.example};
    summary.results.push_back({r.printed, std::string(ending_word(r.ending)), r.message, r.leaked, r.raced, r.schedules,
                               r.preemptions, to_string(token)});
  }
  sort(summary.results);
  return summary;
}

std::string to_json(const SearchSummary& s) {
  ordered_json results = ordered_json::array();
  for (const Found& f : s.results) {
    results.push_back({{"printed", f.printed},
                       {"ending", f.ending},
                       {"message", f.message},
                       {"leaked", f.leaked},
                       {"raced", f.raced},
                       {"schedules", f.schedules},
                       {"preemptions", f.preemptions},
                       {"token", f.token}});
  }
  const ordered_json line{{"kind", "search"},       {"program", s.program},   {"procs", s.procs},
                          {"knobs", s.knobs},       {"strategy", s.kind},     {"races", s.races},
                          {"shard", s.shard + 1},   {"shards", s.shards},     {"schedules", s.schedules},
                          {"given_up", s.given_up}, {"complete", s.complete}, {"interrupted", s.interrupted},
                          {"seconds", s.seconds},   {"results", results}};
  return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

SearchSummary summary_from_json(const Terminal& terminal, const std::string& file, const std::string& text) {
  try {
    const auto json = ordered_json::parse(text);
    if (json.at("kind") != "search") throw std::invalid_argument("kind");
    SearchSummary s{.program = json.at("program"),
                    .procs = json.at("procs"),
                    .knobs = json.at("knobs"),
                    .kind = json.at("strategy"),
                    .races = json.at("races"),
                    .shard = json.at("shard").get<std::uint64_t>() - 1,
                    .shards = json.at("shards"),
                    .schedules = json.at("schedules"),
                    .given_up = json.at("given_up"),
                    .complete = json.at("complete"),
                    .interrupted = json.at("interrupted"),
                    .seconds = json.at("seconds")};
    for (const auto& each : json.at("results")) s.results.push_back(found_in(each));
    return s;
  } catch (const std::exception&) {
    throw WrongUse(terminal.say({fmt::format("'{}'에는 explore --json의 결과가 없다", file),
                                 fmt::format("'{}' does not hold what explore --json prints", file)}));
  }
}

SearchSummary merge(const Terminal& terminal, const std::vector<SearchSummary>& parts) {
  SearchSummary whole = parts.front();
  whole.results.clear();
  whole.schedules = whole.given_up = 0;
  whole.seconds = 0;
  std::set<std::uint64_t> shards;
  for (const SearchSummary& part : parts) {
    const bool same = std::tie(part.program, part.procs, part.knobs, part.kind, part.races, part.shards) ==
                      std::tie(whole.program, whole.procs, whole.knobs, whole.kind, whole.races, whole.shards);
    if (!same) {
      throw WrongUse(terminal.say({"합칠 파일들이 한 탐색의 조각이 아니다", "the files are not parts of one search"}));
    }
    if (!shards.insert(part.shard).second) {
      throw WrongUse(terminal.say({fmt::format("조각 {}이 두 번 있다", part.shard + 1),
                                   fmt::format("part {} is there twice", part.shard + 1)}));
    }
    for (const Found& found : part.results) add(whole.results, found);
    whole.schedules += part.schedules;
    whole.given_up += part.given_up;
    whole.complete = whole.complete && part.complete;
    whole.interrupted = whole.interrupted || part.interrupted;
    whole.seconds += part.seconds;
  }
  whole.complete = whole.complete && shards.size() == whole.shards;
  sort(whole.results);
  return whole;
}

}  // namespace golearn::cli
