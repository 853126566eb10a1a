#include "words/search.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/explore/polling.hpp"
#include "words/numbers.hpp"
#include "words/results.hpp"
#include "words/search_progress.hpp"
#include "words/settings.hpp"

namespace golearn::words {
namespace {

using study::Found;
using study::SearchSummary;
using study::Text;

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
    text = text +
           Text{fmt::format(" 기다리며 도는 고루틴은 {}번 헛돌면 다른 고루틴에 양보한다고 보았다.", Polling::kRounds),
                fmt::format(" It took a goroutine that polls to let others go after {} rounds in vain.",
                            Polling::kRounds)};
  }
  if (s.draws) {
    text =
        text +
        Text{fmt::format(" 프로그램이 뽑은 난수는 시드 {}의 것이다: --seed를 바꾸면 다른 결과가 나올 수 있다.", s.seed),
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
  if (s.stopped) {
    return {"처음으로 잘못된 스케줄에서 멈췄다.", "The search stopped at the first schedule that goes wrong."};
  }
  if (s.interrupted) return {"도중에 멈췄다: 여기까지 찾은 것이다.", "Interrupted: this is what was found so far."};
  return {"다 찾지는 못했다: 다른 결과가 더 있을 수 있다. 더 오래 찾거나(--for 1m) 크기를 줄인다.",
          "The search is not complete: there may be other results. Search longer (--for 1m), or make the "
          "program smaller."};
}

// What came of the program and stands nowhere.
Text left_out(const SearchSummary& s) {
  Text text;
  if (s.too_long > 0) {
    text = {fmt::format("실행 {}개는 고루틴을 아직 띄우던 중에 {}단계에서 끊겨 결과가 없다: 크기를 줄인다.", s.too_long,
                        study::kLongestRun),
            fmt::format("{} cut off after {} steps, while goroutines were still being started, and came to no result: "
                        "make the program smaller.",
                        s.too_long == 1 ? "1 run was" : fmt::format("{} runs were", s.too_long), study::kLongestRun)};
  }
  if (s.unlisted > 0) {
    text = text + Text{text.ko.empty() ? "" : " ", text.en.empty() ? "" : " "} +
           Text{fmt::format("결과를 담을 메모리({} MiB)가 다 차서, 스케줄 {}개의 결과는 싣지 못했다.",
                            study::kResultBytes >> 20, s.unlisted),
                fmt::format("The memory for results ({} MiB) was used up: those of {} are not listed.",
                            study::kResultBytes >> 20, plural(s.unlisted, "schedule"))};
  }
  return text;
}

// Which promises no result breaks.
Text about_promises(const SearchSummary& s) {
  const auto ends_well = [](const Found& f) { return !died(f.ending) && f.ending != Ending::step_limit; };
  if (s.stopped || std::ranges::none_of(s.results, ends_well)) return {};
  Text text;
  for (std::size_t i = 0; i < s.promises.size(); ++i) {
    const auto breaks = [i](const Found& f) { return std::ranges::find(f.broken, i) != f.broken.end(); };
    if (std::ranges::any_of(s.results, breaks)) continue;
    const bool all = s.complete && !s.bound;
    const Text kept =
        all ? Text{"어떤 순서로 돌아도 지키는 약속: ", "No order breaks its promise: "}
            : Text{"돌려 본 스케줄은 모두 약속을 지켰다: ", "No schedule that was run breaks its promise: "};
    text = text + Text{text.ko.empty() ? "" : " ", text.en.empty() ? "" : " "} + kept + s.promises[i];
  }
  return text;
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

// A run may stand for many schedules, or be given up where it comes to what another has seen.
Text counts(const SearchSummary& s) {
  const Text told{fmt::format("결과 {}가지, 스케줄 {}개. {}번 돌렸고 {:.2f}초 걸렸다.", s.results.size(), s.schedules,
                              s.runs, s.seconds),
                  fmt::format("{} in {}: {} in {:.2f} s.", plural(s.results.size(), "result"),
                              plural(s.schedules, "schedule"), plural(s.runs, "run"), s.seconds)};
  if (s.runs <= s.schedules) return told;
  return told + Text{" 이미 본 데로 이끄는 실행은 도중에 그만두었고 스케줄로 세지 않았다.",
                     " A run that led to where another had been was given up and is no schedule of its own."};
}

}  // namespace

std::vector<Text> about_counts(const SearchSummary& s) { return {counts(s), verdict(s)}; }

Blocks about_search(Language language, const SearchSummary& s, const std::string& title, bool all, const Cause& cause) {
  Blocks blocks{Heading{title}, Line{{{settings_of(s), Tone::faint}}}, Gap{}};
  append(blocks, all ? every_result(language, s) : classes(language, s, s.stopped, cause));
  for (const Text& paragraph : {counts(s), verdict(s), left_out(s), about_promises(s), about_races(s),
                                s.stopped ? Text{} : tried(s), s.stopped ? Text{} : missed(s)}) {
    if (!paragraph.en.empty()) blocks.push_back(Sentence{paragraph.in(language)});
  }
  return blocks;
}

}  // namespace golearn::words
