#include "words/comparison.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "words/numbers.hpp"

namespace golearn::words {
namespace {

using study::Text;
using Lines = std::vector<std::string>;

constexpr std::size_t kShown = 30;
constexpr std::size_t kMostErrors = 12;

Lines comparable(const Lines& lines, const lessons::Program& program) {
  Lines out;
  for (const std::string& line : lines) out.push_back(lessons::comparable(line, program.scenario));
  return out;
}

struct Verdict {
  Text text;
  Tone tone;
  std::size_t at;  // the first line that differs
};

// What was measured, or drawn, is not compared: where that stands, the lines are the same but for it.
Verdict same_but_for_figures(const Comparison& c) {
  const std::size_t count = c.ours.lines.size();
  if (c.program->scenario.measures) {
    return {{fmt::format("형식은 같고 수치가 다른 {}줄", count),
             fmt::format("{} of the same form, with other figures", plural(count, "line"))},
            Tone::good,
            count};
  }
  const auto times_only = [](const std::string& a, const std::string& b) {
    return study::dateless(a) == study::dateless(b);
  };
  if (std::ranges::equal(c.ours.lines, c.theirs.lines, times_only)) {
    return {{fmt::format("시각만 다르고 같은 {}줄, 같은 순서", count),
             fmt::format("the same {} in the same order, but for the times of day", plural(count, "line"))},
            Tone::good,
            count};
  }
  return {
      {fmt::format("무작위로 정해지는 수만 다르고 같은 {}줄, 같은 순서", count),
       fmt::format("the same {} in the same order, but for the numbers that chance decides", plural(count, "line"))},
      Tone::good,
      count};
}

// One line has no order.
Text same_in_order(std::size_t count) {
  if (count == 1) return {"같은 1줄", "the same line"};
  return {fmt::format("같은 {}줄, 같은 순서", count), fmt::format("the same {} lines, in the same order", count)};
}

Verdict same_lines(const Comparison& c) {
  const Side& ours = c.ours;
  const Side& theirs = c.theirs;
  const std::size_t count = ours.lines.size();
  if (ours.status != theirs.status || ours.death != theirs.death) {
    return {{fmt::format("출력은 같지만 끝이 다르다: golearn은 {} '{}', Go는 {} '{}'", ours.status, ours.death,
                         theirs.status, theirs.death),
             fmt::format("the same lines, another end: golearn {} '{}', Go {} '{}'", ours.status, ours.death,
                         theirs.status, theirs.death)},
            Tone::bad,
            count};
  }
  const Text death = ours.death.empty() ? Text{}
                                        : Text{fmt::format(", 똑같이 죽었다: {}", ours.death),
                                               fmt::format(", and the same death: {}", ours.death)};
  if (ours.lines != theirs.lines && !c.recorded) {
    Verdict verdict = same_but_for_figures(c);
    verdict.text = verdict.text + death;
    return verdict;
  }
  if (ours.death.empty()) return {same_in_order(count), Tone::good, count};
  if (count == 0) {
    return {{fmt::format("둘 다 한 줄도 찍지 않고 똑같이 죽었다: {}", ours.death),
             fmt::format("neither prints a line, and both die of the same: {}", ours.death)},
            Tone::good,
            count};
  }
  return {same_in_order(count) + death, Tone::good, count};
}

Verdict judge(const Comparison& c) {
  const Lines a = comparable(c.ours.lines, *c.program);
  const Lines b = comparable(c.theirs.lines, *c.program);
  if (a == b) return same_lines(c);
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  if (std::ranges::is_permutation(a, b)) {
    return {{fmt::format("같은 {}줄, 다른 순서: {}번째 줄부터", a.size(), at + 1),
             fmt::format("the same {} lines, in another order: from line {} on", a.size(), at + 1)},
            Tone::notable,
            at};
  }
  if (a.size() == 1 && b.size() == 1) return {{"줄이 다르다", "the line differs"}, Tone::notable, at};
  return {{fmt::format("줄이 다르다: {}번째 줄부터 (golearn {}줄, Go {}줄)", at + 1, a.size(), b.size()),
           fmt::format("different lines: from line {} on (golearn {}, Go {})", at + 1, a.size(), b.size())},
          Tone::notable,
          at};
}

void add_lines(Blocks& blocks, Language language, const Comparison& c, std::size_t at, bool all) {
  const Lines& ours = c.ours.lines;
  const Lines& theirs = c.theirs.lines;
  const std::size_t count = std::max(ours.size(), theirs.size());
  const std::size_t first = all || at < kShown / 2 || at >= count ? 0 : at - kShown / 2;
  const std::size_t last = all ? count : std::min(count, first + kShown);
  const auto shown = [&](const Lines& lines) {
    Lines part;
    if (first > 0) part.push_back(fmt::format("… {}", first));
    for (std::size_t i = first; i < std::min(last, lines.size()); ++i) part.push_back(lines[i]);
    return part;
  };
  blocks.push_back(Outputs{.names = {c.ours.name, c.theirs.name}, .left = shown(ours), .right = shown(theirs)});
  if (last < count) {
    const Text more{fmt::format("… {}줄 더 (--all)", count - last), fmt::format("… {} more (--all)", count - last)};
    blocks.push_back(Line{{{more.in(language), Tone::faint}}});
  }
}

// What the Go program said of its failure.
void add_errors(Blocks& blocks, Language language, const Side& theirs) {
  if (theirs.errors.empty()) return;
  const Text title{"Go 프로그램이 stderr에 쓴 것", "What the Go program wrote to stderr"};
  blocks.push_back(Gap{});
  blocks.push_back(Heading{title.in(language)});
  Lines shown = theirs.errors;
  if (shown.size() > kMostErrors) {
    shown.resize(kMostErrors);
    shown.push_back(fmt::format("… {}", theirs.errors.size() - kMostErrors));
  }
  blocks.push_back(Code{std::move(shown), 2});
}

Text how_often(const Comparison& c) {
  if (c.recorded) {
    return {"이 컴퓨터에는 go가 없어 녹화해 둔 출력과 비교했다.",
            "There is no go on this machine: compared with the recorded output."};
  }
  if (c.runs == 1) return {};
  if (agree(*c.program, c.ours, c.theirs)) {
    return {fmt::format("Go를 {}번 실행했고 한 번 같았다.", c.runs),
            fmt::format("Go was run {} times and agreed once.", c.runs)};
  }
  return {fmt::format("Go를 {}번 실행했지만 한 번도 같지 않았다.", c.runs),
          fmt::format("Go was run {} times and never agreed.", c.runs)};
}

// Why the results differ, if it is not the order of the lines.
Text cause(const Comparison& c) {
  if (c.program->scenario.measures) {
    const Text differ{"수치는 재어서 얻은 값이다. 컴퓨터마다, 런타임마다, 실행마다 다르다.",
                      "The figures are measured: they differ with the machine, with the runtime and from run to run."};
    return c.ours.slowed.en.empty() ? differ : differ + Text{" ", " "} + c.ours.slowed;
  }
  const auto [race, lost_updates, stale_look] = c.chance;
  if (lost_updates && stale_look) {
    return {
        "동기화가 없어서 갱신이 사라지고, 본 값이 행동하기 전에 바뀌기도 한다. 몇 번 그럴지는 실행마다 다르다. "
        "golearn은 읽기와 쓰기 사이의 틈을 일부러 넓히므로 진짜 Go보다 갱신을 많이 잃는다.",
        "Nothing synchronises the goroutines: updates get lost, and what one has looked at may change before it acts. "
        "How often is different in every run. golearn widens the gap between a read and its write, so it loses more "
        "updates "
        "than real Go."};
  }
  if (lost_updates) {
    return {
        "동기화가 없어서 갱신이 사라진다. 몇 개가 사라질지는 실행마다 다르다. golearn은 읽기와 쓰기 사이의 틈을 일부러 "
        "넓히므로 진짜 Go보다 많이 잃는다.",
        "Updates get lost, for nothing synchronises them. How many is different in every run. golearn widens the gap "
        "between a read and its write, so it loses more than real Go."};
  }
  if (stale_look) {
    return {
        "보는 것과 행동하는 것 사이에 다른 고루틴이 끼어들 수 있다. 그러면 이미 지나간 값을 보고 행동한다. "
        "golearn은 그 틈을 일부러 넓힌다.",
        "Between a look and the act that follows from it another goroutine may come; the act then follows from a value "
        "that is no longer there. golearn widens that gap."};
  }
  if (!race) return {};
  return {"데이터 경쟁이 있는 프로그램이다. 누가 먼저 읽고 쓰는지에 따라 결과가 달라진다.",
          "This program has a data race: its result depends on who reads and writes first."};
}

Text caution(const Comparison& c) {
  if (Text why = cause(c); !why.en.empty()) return why;
  if (c.procs > 1 && c.ours.lines.size() > 1) {
    return {"프로세서가 여럿이면 순서는 실행마다 다를 수 있다.",
            "With several processors the order may differ from run to run."};
  }
  if (!c.program->scenario.determined) {
    return {"이 프로그램의 출력은 정해져 있지 않다: 무작위 선택이나 시간에 달렸다.",
            "This program's output is not determined: it depends on random choices or on time."};
  }
  return {};
}

Text how_many_processors(const Comparison& c) {
  if (c.procs_given) return {};
  if (c.procs > 1) {
    return {fmt::format("프로그램이 정한 대로 프로세서 {}개로 비교했다.", c.procs),
            fmt::format("Compared on {} processors, as the program sets it.", c.procs)};
  }
  return {"프로세서 하나로 비교했다. 바꾸려면 --procs N을 준다.",
          "Compared on one processor; --procs N sets another number."};
}

}  // namespace

bool agree(const lessons::Program& program, const Side& ours, const Side& theirs) {
  return comparable(ours.lines, program) == comparable(theirs.lines, program);
}

Blocks about_comparison(Language language, const Comparison& c, bool all_lines) {
  const Verdict verdict = judge(c);
  Blocks blocks{Heading{c.program->runnable.id}};
  add_lines(blocks, language, c, verdict.at, all_lines);
  add_errors(blocks, language, c.theirs);
  blocks.push_back(Gap{});
  blocks.push_back(Line{{{Text{"판정: ", "Verdict: "}.in(language) + verdict.text.in(language), verdict.tone}}});
  for (const Text& remark : {how_many_processors(c), how_often(c), caution(c)}) {
    if (!remark.en.empty()) blocks.push_back(Line{{{remark.in(language)}}});
  }
  blocks.push_back(Gap{});
  return blocks;
}

}  // namespace golearn::words
