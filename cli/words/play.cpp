#include "words/play.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "study/token.hpp"
#include "words/lines.hpp"
#include "words/numbers.hpp"
#include "words/outcome.hpp"
#include "words/settings.hpp"
#include "words/turns.hpp"

namespace golearn::words {
namespace {

using study::Goal;
using study::GoalKind;
using study::RunSpec;
using study::Way;

constexpr std::size_t kMostLines = 8;
constexpr int kIndent = 4;

Line plain(Language language, const Text& text) { return {{{text.in(language)}}}; }

// What comes if nobody interferes, so that the player knows a different result when it comes.
Block usual_lines(Language language, const std::string& printed) {
  std::vector<std::string> lines = split_lines(printed);
  if (lines.empty()) return Code{{Text{"(출력 없음)", "(nothing printed)"}.in(language)}, kIndent};
  if (lines.size() > kMostLines) {
    lines.resize(kMostLines);
    lines.emplace_back("…");
  }
  return Code{std::move(lines), kIndent};
}

Text no_break(const Text& promise, bool certain) {
  if (certain) {
    return Text{"어떤 순서로 돌아도 약속을 지키니 잘못되게 만들 수 없다. 약속: ",
                "It keeps its promise in every order: it cannot go wrong. The promise: "} +
           promise;
  }
  return Text{
             "찾아본 순서에서는 모두 약속을 지켰다: 목표가 없다. 프로그램의 크기를 줄여 본다. 약속: ",
             "All orders that were tried kept the promise: there is no goal. Make the program smaller. The promise: "} +
         promise;
}

Text no_goal(const Goal& goal) {
  if (const Text promise = goal.promise(); !promise.en.empty()) return no_break(promise, goal.certain());
  if (goal.certain()) {
    return {"이 프로그램은 어떤 순서로 돌아도 결과가 같다: 잘못되게 만들 수 없다.",
            "This program gives the same in every order: it cannot go wrong."};
  }
  return {"찾아본 순서에서는 결과가 모두 같았다: 목표가 없다. 프로그램의 크기를 줄여 본다.",
          "All orders that were tried gave the same: there is no goal. Make the program smaller."};
}

Blocks about_goal(Language language, const Goal& goal) {
  switch (goal.kind()) {
    case GoalKind::promise:
      return {Sentence{
          (Text{"목표: 프로그램의 약속을 깬다. 약속: ", "The goal: break the program's promise. The promise: "} +
           goal.promise())
              .in(language)}};
    case GoalKind::leak:
      return {plain(language, {"목표: 영원히 기다리는 고루틴을 남긴 채 main을 끝낸다.",
                               "The goal: let main end while a goroutine waits for ever."})};
    case GoalKind::death:
      return {plain(language, {"목표: 프로그램을 죽인다. 패닉이나 교착 상태로.",
                               "The goal: make the program die, of a panic or a deadlock."})};
    case GoalKind::other:
      return {plain(language, {"목표: 다른 결과를 낸다. 아무도 끼어들지 않으면 이렇게 끝난다.",
                               "The goal: another result. If nobody interferes, this comes out:"}),
              usual_lines(language, goal.usual())};
    case GoalKind::none: return {Sentence{no_goal(goal).in(language)}};
  }
  return {};
}

std::size_t not_zero(std::span<const std::uint32_t> choices) {
  return choices.size() - static_cast<std::size_t>(std::ranges::count(choices, 0U));
}

Text no_way(const Goal& goal, const Way& way) {
  if (goal.kind() == GoalKind::none) return no_goal(goal);
  if (way.certain) {
    return {"힌트: 여기서는 무엇을 골라도 더는 잘못되지 않는다. u로 되돌린다.",
            "Hint: from here it cannot go wrong any more. Go back with u."};
  }
  return {"힌트: 1초 안에는 여기서 가는 길을 찾지 못했다.", "Hint: no way from here was found in one second."};
}

std::string choices_other_than_0(std::size_t count) {
  return fmt::format("{} choice{} other than 0", count, count == 1 ? "" : "s");
}

Text still_needed(std::size_t count) {
  if (count == 0) return {"이제 0만 골라도 된다", "from here on 0 alone will do"};
  return {fmt::format("0이 아닌 선택 {}번이면 된다", count), choices_other_than_0(count) + " will do"};
}

Line replay(const RunSpec& spec, const Schedule& schedule) {
  return {{{"golearn replay " + to_string(token_of(spec, schedule, {})), Tone::command}}, 2};
}

Line success(Language language, bool reached) {
  if (!reached) return plain(language, {"목표에는 닿지 못했다.", "You have not reached the goal."});
  return {{{Text{"목표를 이루었다.", "You have reached the goal."}.in(language), Tone::good}}};
}

Line this_run(Language language, std::size_t mine) {
  return plain(language, {fmt::format("이 실행: 0이 아닌 선택 {}번.", mine),
                          fmt::format("This run: {}.", choices_other_than_0(mine))});
}

Line shortest_way(Language language, const Way& way) {
  const std::size_t choices = not_zero(way.schedule->choices);
  return plain(language, {fmt::format("가장 짧은 길: 선점 {}번, 0이 아닌 선택 {}번.", way.preemptions, choices),
                          fmt::format("The shortest way: {}, {}.", plural(way.preemptions, "preemption"),
                                      choices_other_than_0(choices))});
}

}  // namespace

Blocks welcome(Language language, const RunSpec& spec, const Goal& goal) {
  Blocks blocks{Heading{spec.runnable->id + "  " + spec.runnable->title.in(language)},
                Line{{{typed_settings(spec.procs, spec.settings.typed()), Tone::faint}}}, Gap{}};
  append(blocks, about_goal(language, goal));
  blocks.push_back(play_help(language));
  return blocks;
}

Sentence play_help(Language language) {
  return {
      Text{"번호: 그 고루틴이 한 걸음 간다. Enter: 0과 같다. u: 되돌리기. h: 힌트. r: 끝까지 맡기기. q: "
           "그만두기. ?: 이 설명.",
           "A number: that goroutine makes a step. Enter: as 0. u: undo. h: a hint. r: run on without me. q: "
           "quit. ?: this."}
          .in(language)};
}

Line hint(const Names& names, const study::Turn& turn, const Schedule& choices, const Goal& goal, const Way& way) {
  if (!way.schedule) return plain(names.language(), no_way(goal, way));
  const auto ahead = std::span(way.schedule->choices).subspan(choices.choices.size());
  std::string what = std::to_string(ahead.front());
  if (!turn.cases) {
    const study::Move& move = turn.moves.at(ahead.front());
    what += ", " + names.goroutine(move.goroutine) + " " + about_move(names, move);
  }
  return {{{names.say({"힌트: ", "Hint: "}) + what + " (" + names.say(still_needed(not_zero(ahead))) + ")"}}};
}

Blocks closing(const Names& names, const RunSpec& spec, const study::Turn& turn, const Schedule& choices, Goal& goal) {
  const Language language = names.language();
  Blocks blocks{Heading{names.say({"무슨 일이 있었나", "What happened"})},
                List{what_happened(names, spec, turn.record)}, Gap{}};
  if (goal.kind() != GoalKind::none) blocks.push_back(success(language, goal.reached(turn.record)));
  blocks.push_back(this_run(language, not_zero(choices.choices)));
  blocks.push_back(replay(spec, choices));
  if (const Way& way = goal.shortest(); way.schedule) {
    blocks.push_back(shortest_way(language, way));
    blocks.push_back(replay(spec, *way.schedule));
  }
  return blocks;
}

}  // namespace golearn::words
