#include "golearn/study/found.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "golearn/study/lines.hpp"

namespace golearn::study {
namespace {

using Lines = std::vector<std::string>;

// What the results of a class have in common.
using Key = std::tuple<ResultKind, Ending, int, std::string, std::uint64_t, std::vector<std::uint64_t>, Lines>;

ResultKind kind_alone(const Found& f) { return kind_of(f.ending, f.leaked > 0, !f.broken.empty(), f.raced); }

Key key_of(const Found& f) {
  const ResultKind kind = kind_alone(f);
  switch (kind) {
    case ResultKind::dies: return {kind, f.ending, 0, f.message, 0, {}, {}};
    case ResultKind::endless: return {kind, f.ending, 0, {}, 0, {}, {}};
    case ResultKind::leaks: return {kind, f.ending, 0, {}, f.leaked, {}, {}};
    case ResultKind::breaks: return {kind, f.ending, 0, {}, 0, f.broken, {}};
    case ResultKind::races:
    case ResultKind::reorders:
    case ResultKind::well: break;
  }
  Lines lines = split_lines(f.printed);
  std::ranges::transform(lines, lines.begin(), dateless);
  std::ranges::sort(lines);
  return {kind, f.ending, f.exit_status, f.message, 0, {}, std::move(lines)};
}

// All tokens of a search differ in their schedules only, so the shortest is that of the shortest schedule.
auto complexity(const Found* f) { return std::tuple(f->preemptions, f->token.size()); }

bool have_same_lines(const std::vector<const Found*>& results) {
  const Lines first = sorted_lines(results.front()->printed);
  return std::ranges::all_of(results, [&](const Found* f) { return sorted_lines(f->printed) == first; });
}

}  // namespace

Lines sorted_lines(const std::string& printed) {
  Lines lines = split_lines(printed);
  std::ranges::sort(lines);
  return lines;
}

std::string_view to_string(ResultKind kind) {
  switch (kind) {
    case ResultKind::dies: return "dies";
    case ResultKind::endless: return "endless";
    case ResultKind::leaks: return "leaks";
    case ResultKind::breaks: return "breaks";
    case ResultKind::races: return "races";
    case ResultKind::reorders: return "reorders";
    case ResultKind::well: return "well";
  }
  return "";
}

ResultKind kind_of(Ending ending, bool leaks, bool breaks, bool races) {
  if (died(ending)) return ResultKind::dies;
  if (ending == Ending::step_limit) return ResultKind::endless;
  if (leaks) return ResultKind::leaks;
  if (breaks) return ResultKind::breaks;
  return races ? ResultKind::races : ResultKind::well;
}

std::vector<ResultClass> classes_of(const std::vector<Found>& results) {
  std::map<Key, ResultClass> by_key;
  for (const Found& f : results) {
    ResultClass& its_own = by_key[key_of(f)];
    its_own.kind = kind_alone(f);
    its_own.results.push_back(&f);
    its_own.schedules += f.schedules;
  }
  std::vector<ResultClass> classes;
  for (auto& [key, each] : by_key) {
    std::ranges::stable_sort(each.results, {}, complexity);
    if (each.kind == ResultKind::well && each.results.size() > 1) each.kind = ResultKind::reorders;
    each.times_differ = each.kind == ResultKind::reorders && !have_same_lines(each.results);
    classes.push_back(std::move(each));
  }
  std::ranges::stable_sort(classes, std::ranges::greater{}, &ResultClass::schedules);
  std::ranges::stable_sort(classes, {}, &ResultClass::kind);
  return classes;
}

}  // namespace golearn::study
