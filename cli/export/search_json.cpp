#include "export/search_json.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "export/json.hpp"

namespace golearn::exports {
namespace {

using study::Found;
using study::SearchSummary;

constexpr int kEndings = static_cast<int>(Ending::awaiting_signal) + 1;

Ending ending_called(const std::string& name) {
  for (int i = 0; i < kEndings; ++i) {
    if (to_string(static_cast<Ending>(i)) == name) return static_cast<Ending>(i);
  }
  throw std::invalid_argument("ending");
}

Found found_in(const ordered_json& from) {
  return {
      from.at("printed"),   ending_called(from.at("ending")), from.at("message"), from.at("leaked"), from.at("raced"),
      from.at("schedules"), from.at("preemptions"),           from.at("fewest"),  from.at("token")};
}

// What the search did not vary, of what could come otherwise.
constexpr std::string_view kTimers = "time passes only when all wait";
constexpr std::string_view kDraws = "random numbers are those of the seed";
constexpr std::string_view kPolls = "who polls gives way after a few rounds in vain";

ordered_json assumptions(const SearchSummary& s) {
  ordered_json all = ordered_json::array();
  if (s.timers && !s.any_timer) all.push_back(kTimers);
  if (s.draws) all.push_back(kDraws);
  if (s.gave_way) all.push_back(kPolls);
  return all;
}

bool assumes(const ordered_json& search, std::string_view what) {
  const auto& all = search.at("assumes");
  return std::ranges::find(all, ordered_json(what)) != all.end();
}

std::optional<std::uint64_t> bound_in(const ordered_json& bound) {
  if (bound.is_null()) return std::nullopt;
  return bound.get<std::uint64_t>();
}

ordered_json missing(const SearchSummary& s) {
  ordered_json all = ordered_json::array();
  for (const std::uint64_t shard : s.missing) all.push_back(shard + 1);
  return all;
}

}  // namespace

std::string to_json(const SearchSummary& s) {
  ordered_json results = ordered_json::array();
  for (const Found& f : s.results) {
    results.push_back({{"printed", f.printed},
                       {"ending", to_string(f.ending)},
                       {"message", f.message},
                       {"leaked", f.leaked},
                       {"raced", f.raced},
                       {"schedules", f.schedules},
                       {"preemptions", f.preemptions},
                       {"fewest", f.fewest},
                       {"token", f.token}});
  }
  ordered_json search{{"kind", "search"},
                      {"program", s.program},
                      {"procs", s.procs},
                      {"knobs", s.knobs},
                      {"strategy", s.kind},
                      {"bound", s.bound ? ordered_json(*s.bound) : ordered_json(nullptr)},
                      {"seed", s.seed},
                      {"any_timer", s.any_timer},
                      {"all_draws", s.all_draws},
                      {"assumes", assumptions(s)},
                      {"races", s.races},
                      {"shard", s.shard + 1},
                      {"shards", s.shards},
                      {"schedules", s.schedules},
                      {"given_up", s.given_up},
                      {"complete", s.complete},
                      {"interrupted", s.interrupted},
                      {"seconds", s.seconds},
                      {"results", results}};
  search["missing"] = missing(s);
  return line_of(search);
}

SearchSummary search_from_json(const std::string& file, const std::string& text) {
  try {
    const auto json = ordered_json::parse(text);
    if (json.at("kind") != "search") throw std::invalid_argument("kind");
    SearchSummary s{.program = json.at("program"),
                    .procs = json.at("procs"),
                    .knobs = json.at("knobs"),
                    .kind = json.at("strategy"),
                    .bound = bound_in(json.at("bound")),
                    .seed = json.at("seed"),
                    .any_timer = json.at("any_timer"),
                    .all_draws = json.at("all_draws"),
                    .timers = assumes(json, kTimers),
                    .draws = assumes(json, kDraws),
                    .gave_way = assumes(json, kPolls),
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
    throw study::Refusal({fmt::format("'{}'에는 explore --json의 결과가 없다", file),
                          fmt::format("'{}' does not hold what explore --json prints", file)});
  }
}

}  // namespace golearn::exports
