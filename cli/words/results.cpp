#include "words/results.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "golearn/study/korean.hpp"
#include "golearn/study/lines.hpp"
#include "words/numbers.hpp"

namespace golearn::words {
namespace {

using study::Found;
using study::Language;
using study::ResultClass;
using study::ResultKind;
using study::SearchSummary;

constexpr std::size_t kMostClasses = 12;
constexpr std::size_t kMostLines = 8;
constexpr int kIndent = 4;

Text leaked(std::uint64_t count) {
  return {fmt::format("main은 끝났지만 고루틴 {}개가 영원히 기다린다", count),
          fmt::format("main returned, but {} wait{} for ever", plural(count, "goroutine"), count == 1 ? "s" : "")};
}

// Empty text: it ended well.
Part how_it_ended(Language language, const Found& f) {
  switch (f.ending) {
    case Ending::panicked: return {"panic: " + f.message, Tone::bad};
    case Ending::deadlocked:
    case Ending::fatal: return {"fatal error: " + f.message, Tone::bad};
    case Ending::step_limit:
      return {Text{"끝나지 않아 도중에 멈췄다", "does not end: cut off"}.in(language), Tone::notable};
    case Ending::awaiting_signal:
      return {Text{"모두 시그널을 기다린다", "everybody waits for a signal"}.in(language), Tone::notable};
    case Ending::returned:
    case Ending::exited:
    case Ending::timed_out:
    case Ending::interrupted: break;
  }
  if (f.leaked == 0) return {};
  return {leaked(f.leaked).in(language), Tone::notable};
}

void add_printed(Blocks& blocks, Language language, const std::string& printed) {
  std::vector<std::string> lines = study::split_lines(printed);
  const std::size_t all = lines.size();
  lines.resize(std::min(all, kMostLines));
  blocks.push_back(Code{std::move(lines), kIndent});
  const auto remark = [&](const Text& text) { blocks.push_back(Line{{{text.in(language), Tone::faint}}, kIndent}); };
  if (all == 0) remark({"(출력 없음)", "(nothing printed)"});
  if (all > kMostLines) remark({fmt::format("… 모두 {}줄", all), fmt::format("… {} lines in all", all)});
}

// What it printed, what is to be said of that, and how to have it again.
void add_result(Blocks& blocks, Language language, const SearchSummary& s, const Found& f,
                const std::string& cause = "") {
  const auto say = [&](Part part) {
    if (!part.text.empty()) blocks.push_back(Line{{std::move(part)}, kIndent});
  };
  const Text broken{"약속을 어겼다: ", "breaks its promise: "};
  add_printed(blocks, language, f.printed);
  say(how_it_ended(language, f));
  for (const std::uint64_t each : f.broken) say({(broken + s.promises.at(each)).in(language), Tone::notable});
  if (f.raced) say({Text{"데이터 경쟁이 있다", "has a data race"}.in(language), Tone::notable});
  say({cause});
  say({"golearn replay " + f.token + (f.raced ? " --race" : ""), Tone::command});
  blocks.push_back(Gap{});
}

Text share(std::uint64_t schedules, const SearchSummary& s) {
  const std::string part = percent(schedules, s.schedules);
  return {fmt::format("스케줄 {}개 ({})", schedules, part),
          fmt::format("{} ({})", plural(schedules, "schedule"), part)};
}

Text needs(const Found& f) {
  if (f.fewest && f.preemptions == 0) return {"선점 없이도 나온다", "needs no preemption"};
  const std::string preemptions = plural(f.preemptions, "preemption");
  if (f.fewest) return {fmt::format("선점 {}번이면 나온다", f.preemptions), "needs " + preemptions};
  return {fmt::format("선점 {}번으로 찾았다", f.preemptions), "found with " + preemptions};
}

// A program that ends itself may say by its exit status that all is not well.
Text good_end(const Found& f) {
  if (f.exit_status == 0) return {"제대로 끝난다", "Ends well"};
  return {fmt::format("종료 상태 {} 끝난다", study::with_particle(std::to_string(f.exit_status), "으로", "로")),
          fmt::format("Ends with exit status {}", f.exit_status)};
}

Text title(const ResultClass& its) {
  const Text good = good_end(*its.results.front());
  switch (its.kind) {
    case ResultKind::dies: return {"죽는다", "Dies"};
    case ResultKind::endless:
      return {fmt::format("{}단계 안에 끝나지 않는다", study::kLongestRun),
              fmt::format("Does not end within {} steps", study::kLongestRun)};
    case ResultKind::leaks: return {"고루틴을 남긴다", "Leaves goroutines behind"};
    case ResultKind::breaks: return {"약속을 어긴다", "Breaks its promise"};
    case ResultKind::races: return {"끝은 좋지만 데이터 경쟁이 있다", "Ends well, but has a data race"};
    case ResultKind::reorders:
      return good + (its.times_differ
                         ? Text{": 줄의 순서와 시각만 다르다", ": only the order of the lines and their times differ"}
                         : Text{": 줄의 순서만 다르다", ": only the order of the lines differs"});
    case ResultKind::well: return good;
  }
  return {};
}

// Of several results: what they are, and that the simplest of them is shown. Those that end well print the same lines.
Text how_many(const ResultClass& its) {
  const std::size_t count = its.results.size();
  const std::size_t lines = study::split_lines(its.results.front()->printed).size();
  if (count == 1) return {};
  if (its.kind != ResultKind::races && its.kind != ResultKind::reorders) {
    return {fmt::format("결과 {}가지, ", count), plural(count, "result") + ", "};
  }
  return {fmt::format("같은 {}줄의 순서 {}가지, ", lines, count),
          fmt::format("{} of the same {}, ", plural(count, "order"), plural(lines, "line"))};
}

Text about(const ResultClass& its, const SearchSummary& s) {
  const Found& simplest = *its.results.front();
  const Text one{", ", ", "};
  const Text several{" (모두 보려면 --all), 가장 간단한 것은 ",
                     simplest.fewest ? " (--all shows each); the simplest " : " (--all shows each); the simplest was "};
  return how_many(its) + share(its.schedules, s) + (its.results.size() > 1 ? several : one) + needs(simplest);
}

std::vector<ResultClass> classes_told(const SearchSummary& s, bool only_wrong) {
  std::vector<ResultClass> all = classes_of(s.results);
  if (only_wrong) std::erase_if(all, [](const ResultClass& its) { return !goes_wrong(its.kind); });
  return all;
}

Tone tone_of(ResultKind kind) {
  switch (kind) {
    case ResultKind::dies:
    case ResultKind::breaks:
    case ResultKind::races: return Tone::bad;
    case ResultKind::endless:
    case ResultKind::leaks: return Tone::notable;
    case ResultKind::reorders:
    case ResultKind::well: return Tone::good;
  }
  return Tone::good;
}

}  // namespace

std::vector<ClassWords> class_words(const SearchSummary& s, bool only_wrong) {
  std::vector<ClassWords> words;
  for (const ResultClass& each : classes_told(s, only_wrong)) {
    words.push_back({title(each), about(each, s), tone_of(each.kind), each.results.front()});
  }
  return words;
}

Blocks classes(Language language, const SearchSummary& s, bool only_wrong, const Cause& cause) {
  Blocks blocks;
  const std::vector<ClassWords> all = class_words(s, only_wrong);
  for (const ClassWords& each : std::span(all).first(std::min(all.size(), kMostClasses))) {
    blocks.push_back(Heading{each.title.in(language)});
    blocks.push_back(Line{{{each.about.in(language), Tone::faint}}});
    add_result(blocks, language, s, *each.simplest, cause(*each.simplest));
  }
  if (all.size() > kMostClasses) {
    const auto more = all.size() - kMostClasses;
    const Text text{fmt::format("… 그리고 {}종류 더 (모두 보려면 --all)", more),
                    fmt::format("… and {} more class{} (--all shows every result)", more, more == 1 ? "" : "es")};
    blocks.push_back(Line{{{text.in(language)}}});
    blocks.push_back(Gap{});
  }
  return blocks;
}

Blocks every_result(Language language, const SearchSummary& s) {
  Blocks blocks;
  for (std::size_t i = 0; i < s.results.size(); ++i) {
    const Found& f = s.results[i];
    const Text number{fmt::format("결과 {}: ", i + 1), fmt::format("Result {}: ", i + 1)};
    blocks.push_back(Heading{(number + share(f.schedules, s) + Text{", ", ", "} + needs(f)).in(language)});
    add_result(blocks, language, s, f);
  }
  return blocks;
}

}  // namespace golearn::words
