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
using study::ResultKind;
using study::SearchSummary;
using study::Text;

constexpr int kEndings = static_cast<int>(Ending::awaiting_signal) + 1;

Ending ending_called(const std::string& name) {
  for (int i = 0; i < kEndings; ++i) {
    if (to_string(static_cast<Ending>(i)) == name) return static_cast<Ending>(i);
  }
  throw std::invalid_argument("ending");
}

std::optional<std::uint64_t> number_in(const ordered_json& from) {
  if (from.is_null()) return std::nullopt;
  return from.get<std::uint64_t>();
}

Found found_in(const ordered_json& from) {
  return {.printed = from.at("printed"),
          .ending = ending_called(from.at("ending")),
          .exit_status = from.at("exit_status"),
          .message = from.at("message"),
          .leaked = from.at("leaked"),
          .raced = from.at("raced"),
          .broken = from.at("broken"),
          .schedules = from.at("schedules"),
          .drawn = from.at("drawn"),
          .preemptions = from.at("preemptions"),
          .fewest = from.at("fewest"),
          .token = from.at("token")};
}

ordered_json number_or_null(const std::optional<std::uint64_t>& number) {
  return number ? ordered_json(*number) : ordered_json(nullptr);
}

ordered_json to_json(const Found& f, ResultKind kind) {
  return {{"class", study::to_string(kind)},
          {"printed", f.printed},
          {"ending", to_string(f.ending)},
          {"exit_status", f.exit_status},
          {"message", f.message},
          {"leaked", f.leaked},
          {"raced", f.raced},
          {"broken", f.broken},
          {"schedules", f.schedules},
          {"drawn", f.drawn},
          {"preemptions", f.preemptions},
          {"fewest", f.fewest},
          {"token", f.token}};
}

// Class by class.
ordered_json to_json(const std::vector<Found>& results) {
  ordered_json all = ordered_json::array();
  for (const study::ResultClass& its : study::classes_of(results)) {
    for (const Found* f : its.results) all.push_back(to_json(*f, its.kind));
  }
  return all;
}

ordered_json to_json(const std::vector<Text>& promises) {
  ordered_json all = ordered_json::array();
  for (const Text& says : promises) all.push_back(in_both(says));
  return all;
}

std::vector<Text> promises_in(const ordered_json& from) {
  std::vector<Text> all;
  for (const auto& says : from) all.push_back({says.at("ko"), says.at("en")});
  return all;
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

ordered_json missing(const SearchSummary& s) {
  ordered_json all = ordered_json::array();
  for (const std::uint64_t shard : s.missing) all.push_back(shard + 1);
  return all;
}

}  // namespace

std::string to_json(const SearchSummary& s) {
  return line_of({{"kind", "search"},
                  {"version", kVersion},
                  {"program", s.program},
                  {"procs", s.procs},
                  {"knobs", s.knobs},
                  {"strategy", s.kind},
                  {"bound", number_or_null(s.bound)},
                  {"seed", s.seed},
                  {"any_timer", s.any_timer},
                  {"all_draws", s.all_draws},
                  {"assumes", assumptions(s)},
                  {"races", s.races},
                  {"promises", to_json(s.promises)},
                  {"shard", s.shard + 1},
                  {"shards", s.shards},
                  {"schedules", s.schedules},
                  {"runs", s.runs},
                  {"too_long", s.too_long},
                  {"unlisted", s.unlisted},
                  {"pairs", s.pairs},
                  {"in_both_orders", s.in_both_orders},
                  {"complete", s.complete},
                  {"interrupted", s.interrupted},
                  {"stopped", s.stopped},
                  {"seconds", s.seconds},
                  {"results", to_json(s.results)},
                  {"missing", missing(s)}});
}

SearchSummary search_from_json(const std::string& file, const std::string& text) {
  try {
    const auto json = ordered_json::parse(text);
    if (json.at("kind") != "search") throw std::invalid_argument("kind");
    SearchSummary s{.program = json.at("program"),
                    .procs = json.at("procs"),
                    .knobs = json.at("knobs"),
                    .kind = json.at("strategy"),
                    .bound = number_in(json.at("bound")),
                    .seed = json.at("seed"),
                    .any_timer = json.at("any_timer"),
                    .all_draws = json.at("all_draws"),
                    .timers = assumes(json, kTimers),
                    .draws = assumes(json, kDraws),
                    .gave_way = assumes(json, kPolls),
                    .races = json.at("races"),
                    .promises = promises_in(json.at("promises")),
                    .shard = json.at("shard").get<std::uint64_t>() - 1,
                    .shards = json.at("shards"),
                    .schedules = json.at("schedules"),
                    .runs = json.at("runs"),
                    .too_long = json.at("too_long"),
                    .unlisted = json.at("unlisted"),
                    .pairs = json.at("pairs"),
                    .in_both_orders = json.at("in_both_orders"),
                    .complete = json.at("complete"),
                    .interrupted = json.at("interrupted"),
                    .stopped = json.at("stopped"),
                    .seconds = json.at("seconds")};
    for (const auto& each : json.at("results")) {
      const Found& found = s.results.emplace_back(found_in(each));
      if (std::ranges::any_of(found.broken, [&](auto each) { return each >= s.promises.size(); }))
        throw std::invalid_argument("broken");
    }
    return s;
  } catch (const std::exception&) {
    throw study::Refusal({fmt::format("'{}'에는 explore --json의 결과가 없다", file),
                          fmt::format("'{}' does not hold what explore --json prints", file)});
  }
}

}  // namespace golearn::exports
