#include "words/play.hpp"

#include <fmt/format.h>

#include "golearn/study/lines.hpp"
#include "golearn/study/path.hpp"
#include "golearn/study/token.hpp"
#include "words/numbers.hpp"
#include "words/outcome.hpp"
#include "words/settings.hpp"
#include "words/turns.hpp"

namespace golearn::words {
namespace {

using study::count_interventions;
using study::Goal;
using study::GoalKind;
using study::Path;
using study::RunSpec;
using study::Way;

constexpr std::size_t kMostLines = 8;
constexpr int kIndent = 4;

Line plain(Language language, const Text& text) { return {{{text.in(language)}}}; }

// What comes if nobody interferes, so that the player knows a different result when it comes.
Block usual_lines(Language language, const std::string& printed) {
  std::vector<std::string> lines = study::split_lines(printed);
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
      return {plain(language, {"목표: 프로그램을 죽인다. 패닉이나 데드락으로.",
                               "The goal: make the program die, of a panic or a deadlock."})};
    case GoalKind::other:
      return {plain(language, {"목표: 다른 결과를 낸다. 아무도 끼어들지 않으면 이렇게 끝난다.",
                               "The goal: another result. If nobody interferes, this comes out:"}),
              usual_lines(language, goal.usual())};
    case GoalKind::set: return {Sentence{(Text{"목표: ", "The goal: "} + goal.set().says).in(language)}};
    case GoalKind::none: return {Sentence{no_goal(goal).in(language)}};
  }
  return {};
}

Text no_way(const Goal& goal, const Way& way) {
  if (goal.kind() == GoalKind::none) return no_goal(goal);
  if (way.certain && goal.kind() == GoalKind::set) {
    return {"힌트: 여기서는 무엇을 골라도 목표에 닿지 못한다. u로 되돌린다.",
            "Hint: from here the goal cannot be reached any more. Go back with u."};
  }
  if (way.certain) {
    return {"힌트: 여기서는 무엇을 골라도 더는 잘못되지 않는다. u로 되돌린다.",
            "Hint: from here it cannot go wrong any more. Go back with u."};
  }
  return {"힌트: 1초 안에는 여기서 가는 길을 찾지 못했다.", "Hint: no way from here was found in one second."};
}

Text still_needed(std::size_t count) {
  if (count == 0) return {"이제 끼어들지 않아도 된다", "from here on it comes by itself"};
  return {fmt::format("{}번 끼어들면 된다", count), plural(count, "intervention") + " will do"};
}

Line replay(const RunSpec& spec, const Schedule& schedule) {
  return {{{"golearn replay " + to_string(token_of(spec, schedule, spec.rules)), Tone::command}}, 2};
}

Line success(Language language, bool reached) {
  if (!reached) return plain(language, {"목표에는 닿지 못했다.", "You have not reached the goal."});
  return {{{Text{"목표를 이루었다.", "You have reached the goal."}.in(language), Tone::good}}};
}

// Where a run departs from what comes by itself; `at` tells, too, after how many choices. What is done at several
// turns of a loop is told once.
List interventions(Language language, const RunSpec& spec, const Path& path, bool at) {
  const Names names = names_of(language, *spec.runnable, path.end);
  std::vector<std::pair<std::string, int>> told;
  for (const study::Intervention& each : path.interventions) {
    const std::string one = (at ? names.say(after(each.choices)) + " " : "") + about_intervention(names, each);
    if (!told.empty() && told.back().first == one) {
      ++told.back().second;
    } else {
      told.emplace_back(one, 1);
    }
  }
  List list;
  for (const auto& [one, times] : told) {
    if (list.items.size() == kMostLines) {
      list.items.emplace_back("…");
      break;
    }
    const Text again{fmt::format(" ({}번)", times), fmt::format(" ({} times)", times)};
    list.items.push_back(one + (times > 1 ? names.say(again) : ""));
  }
  return list;
}

void add_path(Blocks& blocks, Language language, const RunSpec& spec, const Schedule& schedule, const Path& path) {
  List list = interventions(language, spec, path, false);
  if (!list.items.empty()) blocks.push_back(std::move(list));
  blocks.push_back(replay(spec, schedule));
}

Line this_run(Language language, const Path& path) {
  const std::size_t count = path.interventions.size();
  return plain(language, {fmt::format("이 실행: {}번 끼어들었다.", count),
                          fmt::format("This run: {}.", plural(count, "intervention"))});
}

Line shortest_way(Language language, const Way& way, const Path& path) {
  const std::size_t count = path.interventions.size();
  return plain(language, {fmt::format("가장 짧은 길: {}번 끼어든다. 선점은 {}번이다.", count, way.preemptions),
                          fmt::format("The shortest way: {}, {}.", plural(count, "intervention"),
                                      plural(way.preemptions, "preemption"))});
}

}  // namespace

Text after(std::size_t choices) {
  if (choices == 0) return {"처음:", "At the beginning:"};
  return {fmt::format("{}번 고른 뒤:", choices), fmt::format("After {}:", plural(choices, "choice"))};
}

Blocks welcome(Language language, const RunSpec& spec, const Goal& goal) {
  Blocks blocks{Heading{spec.runnable->id + "  " + spec.runnable->title.in(language)},
                Line{{{typed_settings(spec.procs, spec.settings.typed()), Tone::faint}}}, Gap{}};
  append(blocks, about_goal(language, goal));
  return blocks;
}

Blocks about_token(Language language, const RunSpec& spec, const Path& path, std::size_t choices) {
  List list = interventions(language, spec, path, true);
  if (list.items.empty()) {
    return {plain(language, {fmt::format("토큰은 {}번 고르고, 한 번도 끼어들지 않는다.", choices),
                             fmt::format("The token makes {} and no intervention.", plural(choices, "choice"))})};
  }
  return {plain(language,
                {fmt::format("토큰은 {}번 고르고, 그중 {}번 끼어든다.", choices, path.interventions.size()),
                 fmt::format("The token makes {}; {} of them {}.", plural(choices, "choice"), path.interventions.size(),
                             path.interventions.size() == 1 ? "is an intervention" : "are interventions")}),
          std::move(list)};
}

Sentence play_help(Language language, bool has_token, bool has_quest) {
  const Text follow = has_token ? Text{"f: 토큰이 고른 대로. ", "f: as the token chooses. "} : Text{};
  const Text impossible = has_quest ? Text{"i: 할 수 없다. ", "i: it cannot be done. "} : Text{};
  return {
      (Text{"번호: 그 고루틴이 한 단계 간다. Enter: >가 붙은 것, 곧 가만두면 갈 고루틴. ",
            "A number: that goroutine makes a step. Enter: the one marked >, which goes if you do not intervene. "} +
       follow + Text{"u: 되돌리기. h: 힌트. r: 끝까지 맡기기. ", "u: undo. h: a hint. r: run on without me. "} +
       impossible + Text{"q: 그만두기. ?: 이 설명.", "q: quit. ?: this."})
          .in(language)};
}

Line hint(const Names& names, const study::Turn& turn, const Schedule& choices, const Goal& goal, const Way& way) {
  if (!way.schedule) return plain(names.language(), no_way(goal, way));
  const Schedule ahead{{way.schedule->choices.begin() + static_cast<std::ptrdiff_t>(choices.choices.size()),
                        way.schedule->choices.end()}};
  const std::size_t next = ahead.choices.front();
  const study::Move& move = turn.moves.at(next);
  return {{{names.say({"힌트: ", "Hint: "}) + fmt::format("{}, {} {} ({})", turn.number(next),
                                                          names.goroutine(move.goroutine), about_move(names, move),
                                                          names.say(still_needed(count_interventions(ahead))))}}};
}

Blocks closing(const Names& names, const RunSpec& spec, const Schedule& choices, const study::Turn& turn, Goal& goal) {
  const Language language = names.language();
  Blocks blocks{Heading{names.say({"무슨 일이 있었나", "What happened"})},
                List{what_happened(names, spec, turn.record)}, Gap{}};
  if (goal.kind() != GoalKind::none) blocks.push_back(success(language, goal.reached(turn.record)));
  const Path mine = path_of(spec, choices);
  blocks.push_back(this_run(language, mine));
  add_path(blocks, language, spec, choices, mine);
  const Way& way = goal.shortest();
  if (!way.schedule) return blocks;
  const Path path = path_of(spec, *way.schedule);
  blocks.push_back(shortest_way(language, way, path));
  const bool no_shorter = goal.reached(turn.record) && mine.interventions.size() <= path.interventions.size();
  if (!no_shorter) add_path(blocks, language, spec, *way.schedule, path);
  return blocks;
}

}  // namespace golearn::words
