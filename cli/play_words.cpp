#include "play_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/layout.hpp"
#include "render/names.hpp"
#include "render/outcome_words.hpp"
#include "render/play_table.hpp"
#include "render/sections.hpp"
#include "text.hpp"
#include "token.hpp"

namespace golearn::cli {
namespace {

constexpr std::size_t kMostLines = 8;

std::string settings_of(const Program& program) {
  std::string text = fmt::format("procs {}", program.procs);
  for (const auto& [name, value] : program.typed) text += " · " + name + (value == "true" ? "" : " " + value);
  return text;
}

// What comes if nobody interferes, so that the player knows a different result when it comes.
std::string usual_lines(const Terminal& terminal, const std::string& printed) {
  std::string out;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < printed.size(); ++lines) {
    const std::size_t end = std::min(printed.find('\n', at), printed.size());
    if (lines < kMostLines) out += "    " + printed.substr(at, end - at) + "\n";
    at = end + 1;
  }
  if (lines == 0) return "    " + terminal.say({"(출력 없음)", "(nothing printed)"}) + "\n";
  return lines > kMostLines ? out + "    …\n" : out;
}

std::string goal_words(const Terminal& terminal, const Goal& goal) {
  switch (goal.kind()) {
    case GoalKind::death:
      return terminal.say({"목표: 프로그램을 죽인다. 패닉이나 교착 상태로.\n",
                           "The goal: make the program die, of a panic or a deadlock.\n"});
    case GoalKind::other:
      return terminal.say({"목표: 다른 결과를 낸다. 아무도 끼어들지 않으면 이렇게 끝난다.\n",
                           "The goal: another result. If nobody interferes, this comes out:\n"}) +
             usual_lines(terminal, goal.usual());
    case GoalKind::none: break;
  }
  if (goal.certain()) {
    return terminal.say({"이 프로그램은 어떤 순서로 돌아도 결과가 같다: 잘못되게 만들 수 없다.\n",
                         "This program gives the same in every order: it cannot go wrong.\n"});
  }
  return terminal.say({"찾아본 순서에서는 결과가 모두 같았다: 목표가 없다. 프로그램의 크기를 줄여 본다.\n",
                       "All orders that were tried gave the same: there is no goal. Make the program smaller.\n"});
}

std::size_t not_zero(std::span<const std::uint32_t> choices) {
  return choices.size() - static_cast<std::size_t>(std::ranges::count(choices, 0U));
}

std::string no_way(const Terminal& terminal, const Goal& goal, const Way& way) {
  if (goal.kind() == GoalKind::none) return goal_words(terminal, goal);
  if (way.certain) {
    return terminal.say({"힌트: 여기서는 무엇을 골라도 더는 잘못되지 않는다. u로 되돌린다.\n",
                         "Hint: from here it cannot go wrong any more. Go back with u.\n"});
  }
  return terminal.say(
      {"힌트: 1초 안에는 여기서 가는 길을 찾지 못했다.\n", "Hint: no way from here was found in one second.\n"});
}

std::string still_needed(const Terminal& terminal, std::size_t count) {
  if (count == 0) return terminal.say({"이제 0만 골라도 된다", "from here on 0 alone will do"});
  return terminal.say({fmt::format("0이 아닌 선택 {}번이면 된다", count),
                       fmt::format("{} choice{} other than 0 will do", count, count == 1 ? "" : "s")});
}

std::string command_line(const Terminal& terminal, const Program& program, const Schedule& schedule) {
  return "  " + terminal.paint(Colour::cyan, "golearn replay " + to_string(Token{program, 1, false, schedule})) + "\n";
}

std::string what_became(const Terminal& terminal, const Program& program, const Outcome& outcome) {
  std::string out = terminal.paint(Colour::bold, terminal.say({"무슨 일이 있었나", "What happened"})) + "\n";
  add_bullets(out, what_happened(terminal, program, outcome), std::min(terminal.width, 100));
  return out;
}

std::string success(const Terminal& terminal, bool reached) {
  if (reached) {
    return terminal.paint(Colour::green, terminal.say({"목표를 이루었다.", "You have reached the goal."})) + "\n";
  }
  return terminal.say({"목표에는 닿지 못했다.\n", "You have not reached the goal.\n"});
}

std::string shortest_words(const Terminal& terminal, const Program& program, const Way& way) {
  if (!way.schedule) return "";
  const std::size_t choices = not_zero(way.schedule->choices);
  return terminal.say({fmt::format("가장 짧은 길: 선점 {}번, 0이 아닌 선택 {}번.\n", way.preemptions, choices),
                       fmt::format("The shortest way: {} preemption{}, {} choice{} other than 0.\n", way.preemptions,
                                   way.preemptions == 1 ? "" : "s", choices, choices == 1 ? "" : "s")}) +
         command_line(terminal, program, *way.schedule);
}

}  // namespace

std::string welcome(const Terminal& terminal, const Program& program, const Goal& goal) {
  const lessons::LessonText text = text_of(*program.entry, terminal.language);
  return terminal.paint(Colour::bold, full_id(*program.entry, *program.scenario) + "  " + text.title) + "\n" +
         terminal.paint(Colour::dim, settings_of(program)) + "\n\n" + goal_words(terminal, goal) + play_help(terminal);
}

std::string play_help(const Terminal& terminal) {
  std::string out;
  const std::string words =
      terminal.say({"번호: 그 고루틴이 한 걸음 간다. Enter: 0과 같다. u: 되돌리기. h: 힌트. r: 끝까지 맡기기. q: "
                    "그만두기. ?: 이 설명.",
                    "A number: that goroutine makes a step. Enter: as 0. u: undo. h: a hint. r: run on without me. q: "
                    "quit. ?: this."});
  for (const std::string& line : wrap(words, std::min(terminal.width, 100))) out += line + "\n";
  return out;
}

std::string hint(const Terminal& terminal, const Turn& turn, const Schedule& choices, const Goal& goal,
                 const Way& way) {
  if (!way.schedule) return no_way(terminal, goal, way);
  const auto ahead = std::span(way.schedule->choices).subspan(choices.choices.size());
  std::string what = std::to_string(ahead.front());
  if (!turn.cases) {
    const Move& move = turn.moves.at(ahead.front());
    what += ", " + goroutine_name(move.goroutine) + " " + words_of(terminal, move);
  }
  return terminal.say({"힌트: ", "Hint: "}) + what + " (" + still_needed(terminal, not_zero(ahead)) + ")\n";
}

// What the lesson itself found stands in its settings until the next run: it comes before the search for a way.
std::string closing(const Terminal& terminal, const Program& program, const Turn& turn, const Schedule& choices,
                    Goal& goal) {
  std::string out = what_became(terminal, program, turn.outcome) + "\n";
  const std::size_t mine = not_zero(choices.choices);
  if (goal.kind() != GoalKind::none) out += success(terminal, goal.reached(text_of(turn.printed), turn.outcome));
  out += terminal.say({fmt::format("이 실행: 0이 아닌 선택 {}번.\n", mine),
                       fmt::format("This run: {} choice{} other than 0.\n", mine, mine == 1 ? "" : "s")});
  out += command_line(terminal, program, choices);
  return out + shortest_words(terminal, program, goal.shortest());
}

}  // namespace golearn::cli
