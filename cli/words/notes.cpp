#include "words/notes.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "words/next_steps.hpp"
#include "words/numbers.hpp"
#include "words/settings.hpp"
#include "words/verdicts.hpp"

namespace golearn::words {
namespace {

using study::Verdict;

constexpr int kIndent = 4;  // columns before a row's reason
constexpr int kPlace = 10;
constexpr int kProgram = 24;

std::string settings_of(Language language, const CheckedQuote& c) {
  const std::size_t lines = c.quoted->quote.output.lines();
  const std::string count =
      lines == 0 ? "" : Text{fmt::format("{}줄 · ", lines), plural(lines, "line") + " · "}.in(language);
  return count + typed_settings(c.quoted->spec.procs, c.quoted->spec.settings.typed());
}

const std::string& id_of(const QuotedRun& quoted) { return quoted.spec.runnable->id; }

Text counts(const std::vector<CheckedQuote>& checked) {
  std::string ko = fmt::format("출력 {}개", checked.size());
  std::string en = plural(checked.size(), "output");
  const char* separator = ": ";
  for (const Verdict v : {Verdict::certain, Verdict::possible, Verdict::impossible, Verdict::not_found}) {
    const auto n = std::ranges::count(checked, v, [](const CheckedQuote& c) { return c.report().verdict; });
    ko += fmt::format("{}{} {}", separator, word_for(v).text.ko, n);
    en += fmt::format("{}{} {}", separator, n, word_for(v).text.en);
    separator = ", ";
  }
  return {ko + ".", en + "."};
}

Text images(const std::vector<QuotedRun>& quotes) {
  std::vector<std::string> all;
  for (const QuotedRun& q : quotes) {
    if (q.quote.image) all.push_back(fmt::format("{} ({})", id_of(q), place_of(q.quote)));
  }
  if (all.empty()) return {};
  return {fmt::format("그림으로만 실려 비교할 글이 없는 것: {}.", fmt::join(all, ", ")),
          fmt::format("Shown as pictures only, with no text to compare: {}.", fmt::join(all, ", "))};
}

// What the verdicts take for granted.
Text limits() {
  return {
      "procs 2는 2 이상의 모든 수를 대신한다. 시간은 모두가 기다릴 때만 흐른다고 보므로, 어떤 고루틴이 느려야만 "
      "나오는 "
      "출력은 찾지 않는다. 서로 상관없는 동작의 순서만 다른 스케줄은 하나로 센다.",
      "procs 2 stands for any number above one. Time passes only when all wait: what comes only if some goroutine is "
      "slow is not looked for. Schedules that differ only in the order of unrelated steps count as one."};
}

// One command for each verdict that has one.
std::vector<Suggestion> next_steps(Language language, const std::vector<CheckedQuote>& checked) {
  std::vector<Suggestion> all;
  std::set<Verdict> suggested;
  const auto add = [&](std::string command, const Text& shows) {
    all.push_back({std::move(command), shows.in(language)});
  };
  for (const CheckedQuote& c : checked) {
    const Verdict verdict = c.report().verdict;
    if (!suggested.insert(verdict).second) continue;
    const std::string id = id_of(*c.quoted);
    if (const std::string& go = c.judged.other_go; !go.empty()) {
      add(fmt::format("golearn check-notes {} --go {}", id, go),
          {fmt::format("Go {}의 규칙으로는 나올 수 있다.", go),
           fmt::format("By the rules of Go {} it is possible.", go)});
    } else if (verdict == Verdict::possible) {
      add("golearn explore " + id,
          {"다른 순서로 돌면 나올 수 있는 결과까지 모두 찾는다.", "finds what other orders give."});
    } else if (verdict == Verdict::not_found) {
      add(fmt::format("golearn check-notes {} --for 1m", id), {"더 오래 찾는다.", "searches longer."});
    }
  }
  return all;
}

}  // namespace

Blocks notes_title(Language language, const std::string& go) {
  const Text title{fmt::format("노트에 실린 출력, Go {} 기준", go), fmt::format("The notes' outputs, by Go {}", go)};
  return {Heading{title.in(language)}, Gap{}};
}

Blocks about_quote(Language language, const CheckedQuote& checked) {
  const VerdictWord word = word_for(checked.report().verdict);
  Blocks blocks{Line{{{place_of(checked.quoted->quote), Tone::faint, kPlace},
                      {id_of(*checked.quoted), Tone::strong, kProgram},
                      {word.text.in(language), word.tone}},
                     2},
                Sentence{settings_of(language, checked), Tone::faint, kIndent},
                Sentence{reason_for(checked).in(language), Tone::plain, kIndent}};
  if (const std::string& token = checked.judged.token; !token.empty()) {
    blocks.push_back(Line{{{"golearn replay " + token, Tone::command}}, kIndent});
  }
  blocks.push_back(Gap{});
  return blocks;
}

Blocks below_quotes(Language language, const std::vector<QuotedRun>& quotes, const std::vector<CheckedQuote>& checked,
                    const std::vector<std::string>& unquoted, bool interrupted) {
  Blocks blocks;
  const auto say = [&](const Text& text, Tone tone = Tone::plain) {
    if (!text.en.empty()) blocks.push_back(Sentence{text.in(language), tone});
  };
  if (interrupted) say({"도중에 멈췄다: 여기까지 판정한 것이다.", "Interrupted: this is what was found so far."});
  for (const std::string& id : unquoted) {
    say({fmt::format("{}: 노트에 실린 출력이 없다.", id), fmt::format("{}: the notes show no output.", id)});
  }
  if (!checked.empty()) say(counts(checked), Tone::strong);
  say(images(quotes));
  if (!checked.empty()) say(limits(), Tone::faint);
  const std::vector<Suggestion> next = next_steps(language, checked);
  if (!next.empty()) append(blocks, try_next(language, next));
  return blocks;
}

}  // namespace golearn::words
