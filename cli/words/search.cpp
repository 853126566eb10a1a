#include "words/search.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "explore/polling.hpp"
#include "words/lines.hpp"
#include "words/numbers.hpp"
#include "words/settings.hpp"

namespace golearn::words {
namespace {

using study::Found;
using study::SearchSummary;
using study::Text;

constexpr std::size_t kMostResults = 12;
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
  std::vector<std::string> lines = split_lines(printed);
  const std::size_t all = lines.size();
  lines.resize(std::min(all, kMostLines));
  blocks.push_back(Code{std::move(lines), kIndent});
  const auto remark = [&](const Text& text) { blocks.push_back(Line{{{text.in(language), Tone::faint}}, kIndent}); };
  if (all == 0) remark({"(출력 없음)", "(nothing printed)"});
  if (all > kMostLines) remark({fmt::format("… 모두 {}줄", all), fmt::format("… {} lines in all", all)});
}

void add_result(Blocks& blocks, Language language, const SearchSummary& s, const Found& f, std::size_t number) {
  const std::string share = percent(f.schedules, s.schedules);
  const Text title{fmt::format("결과 {}: 스케줄 {}개 ({}), 선점 {}번{}", number, f.schedules, share, f.preemptions,
                               f.fewest ? "이면 나온다" : "으로 찾았다"),
                   fmt::format("Result {}: {} ({}), {} {}", number, plural(f.schedules, "schedule"), share,
                               f.fewest ? "needs" : "found with", plural(f.preemptions, "preemption"))};
  blocks.push_back(Heading{title.in(language)});
  add_printed(blocks, language, f.printed);
  if (Part ended = how_it_ended(language, f); !ended.text.empty()) blocks.push_back(Line{{std::move(ended)}, kIndent});
  if (f.raced) {
    const Text race{"데이터 경쟁이 있다", "has a data race"};
    blocks.push_back(Line{{{race.in(language), Tone::notable}}, kIndent});
  }
  blocks.push_back(Line{{{"golearn replay " + f.token + (f.raced ? " --race" : ""), Tone::command}}, kIndent});
  blocks.push_back(Gap{});
}

// What a complete search has shown. With a bound every schedule within it is run, and counted.
Text claim(const SearchSummary& s) {
  if (s.bound) {
    return {fmt::format("선점이 {}번 이하인 스케줄을 모두 돌렸다: 그 가운데 다른 결과를 내는 것은 없다.", *s.bound),
            fmt::format("The search is complete for its bound: no schedule with at most {} gives any other result.",
                        plural(*s.bound, "preemption"))};
  }
  return {
      "빠짐없이 찾았다: 어떤 순서로 돌아도 다른 결과는 없다. 서로 상관없는 동작의 순서만 다른 스케줄은 하나로 셌다.",
      "The search is complete: no order gives any other result. Schedules that differ only in the order of unrelated "
      "steps count as one."};
}

// What it took for granted, where the program does what it matters to.
Text assumed(const SearchSummary& s) {
  Text text;
  if (s.timers && !s.any_timer) {
    text =
        text + Text{
                   " 시간은 모두가 기다릴 때만 흐른다고 보았다: 진짜 Go에서는 누가 일하는 동안에도 타이머가 울릴 수 "
                   "있다. 그런 순서까지 찾으려면 --timers any.",
                   " It took time to pass only when all wait; in real Go a timer may also go off while somebody works: "
                   "--timers any searches that too."};
  }
  if (s.gave_way) {
    text = text + Text{fmt::format(" 기다리며 도는 고루틴은 {}번 헛돌면 다른 고루틴에게 차례를 넘긴다고 보았다.",
                                   Polling::kRounds),
                       fmt::format(" It took a goroutine that polls to let others go after {} rounds in vain.",
                                   Polling::kRounds)};
  }
  if (s.draws) {
    text =
        text +
        Text{fmt::format(" 프로그램이 뽑은 난수는 씨앗 {}의 것이다: --seed를 바꾸면 다른 결과가 나올 수 있다.", s.seed),
             fmt::format(" The random numbers that the program drew are those of seed {}; another --seed may "
                         "give other results.",
                         s.seed)};
    if (s.all_draws) {
      text = text + Text{fmt::format(" (--draws all은 수가 {}개 이하인 범위만 모두 해 본다.)", kSmallRange),
                         fmt::format(" (--draws all tries all numbers only of ranges with at most {}.)", kSmallRange)};
    } else {
      text = text + Text{" --draws all은 작은 범위의 난수를 모두 해 본다.",
                         " --draws all tries all numbers from small ranges."};
    }
  }
  return text;
}

// What the counts are worth.
Text verdict(const SearchSummary& s) {
  if (s.complete) return claim(s) + assumed(s);
  if (s.interrupted) return {"도중에 멈췄다: 여기까지 찾은 것이다.", "Interrupted: this is what was found so far."};
  return {"다 찾지는 못했다: 다른 결과가 더 있을 수 있다. 더 오래 찾거나(--for 1m) 크기를 줄인다.",
          "The search is not complete: there may be other results. Search longer (--for 1m), or make the "
          "program smaller."};
}

// Whether there are data races, if they were looked for and none was found.
Text about_races(const SearchSummary& s) {
  if (!s.races || std::ranges::any_of(s.results, &Found::raced)) return {};
  if (s.complete) return {"데이터 경쟁은 어느 스케줄에도 없다.", "No schedule has a data race."};
  return {"돌려 본 스케줄에는 데이터 경쟁이 없었다.", "None of the schedules that were run has a data race."};
}

std::string settings_of(const SearchSummary& s) {
  std::string text = typed_settings(s.procs, s.knobs);
  if (s.any_timer) text += " · timers any";
  if (s.all_draws) text += " · draws all";
  if (s.races) text += " · race";
  if (s.shards > 1) text += fmt::format(" · shard {}/{}", s.shard + 1, s.shards);
  return text;
}

Text counts(const SearchSummary& s) {
  const double runs = static_cast<double>(s.schedules + s.given_up);
  const double rate = s.seconds > 0 ? runs / s.seconds : 0;
  return {fmt::format("결과 {}가지, 스케줄 {}개를 {:.2f}초에 (되풀이라 그만둔 것 {}개, 초당 {:.0f}개).",
                      s.results.size(), s.schedules, s.seconds, s.given_up, rate),
          fmt::format("{} in {} schedules, in {:.2f} s ({} more given up as repetitions; {:.0f} a "
                      "second).",
                      plural(s.results.size(), "result"), s.schedules, s.seconds, s.given_up, rate)};
}

}  // namespace

Blocks about_search(Language language, const SearchSummary& s, const std::string& title) {
  Blocks blocks{Heading{title}, Line{{{settings_of(s), Tone::faint}}}, Gap{}};
  for (std::size_t i = 0; i < std::min(s.results.size(), kMostResults); ++i) {
    add_result(blocks, language, s, s.results[i], i + 1);
  }
  if (s.results.size() > kMostResults) {
    const auto more = s.results.size() - kMostResults;
    const Text text{fmt::format("… 그리고 {}가지 더 (모두 보려면 --json)", more),
                    fmt::format("… and {} more (--json shows all)", more)};
    blocks.push_back(Line{{{text.in(language)}}});
    blocks.push_back(Gap{});
  }
  for (const Text& paragraph : {counts(s), verdict(s), about_races(s)}) {
    if (!paragraph.en.empty()) blocks.push_back(Sentence{paragraph.in(language)});
  }
  return blocks;
}

std::string search_so_far(Language language, const study::SearchReport& so_far) {
  const double seconds = std::chrono::duration<double>(so_far.elapsed).count();
  const double rate = static_cast<double>(so_far.schedules + so_far.given_up) / seconds;
  return Text{fmt::format("… 스케줄 {}개, 초당 {:.0f}개 (멈추려면 Ctrl-C)", so_far.schedules, rate),
              fmt::format("… {} schedules, {:.0f} a second (Ctrl-C stops)", so_far.schedules, rate)}
      .in(language);
}

}  // namespace golearn::words
