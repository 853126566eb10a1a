#include "commands/play_game.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "commands/play_input.hpp"
#include "golearn/study/goal.hpp"
#include "golearn/study/path.hpp"
#include "golearn/study/token.hpp"
#include "golearn/study/turn.hpp"
#include "words/play.hpp"
#include "words/steps.hpp"
#include "words/turns.hpp"

namespace golearn::commands {
namespace {

constexpr std::size_t kLastSteps = 12;

class Game {
 public:
  Game(const Stage& stage, const GameStart& start)
      : stage_(stage),
        start_(start),
        goal_(start.quest ? study::Goal(start.spec, start.quest->goal) : study::Goal(start.spec)) {}

  GameEnd play() {
    show(stage_, words::welcome(stage_.language, start_.spec, goal_));
    if (start_.token) begin_in_token();
    show(stage_, {help()});
    do {
      turn_ = turn_after(start_.spec, choices_);
      show_turn();
      if (start_.quest && turn_.ended && goal_.reached(turn_.record)) meet(choices_);
    } while (go_on());
    return end_;
  }

 private:
  // As if its choices had been typed.
  void begin_in_token() {
    const Schedule& all = *start_.token;
    show(stage_, words::about_token(stage_.language, start_.spec, path_of(start_.spec, all), all.choices.size()));
    while (choices_.choices.size() < start_.at) choose(all.choices[choices_.choices.size()]);
  }

  void show_turn() {
    const words::Names names = words::names_of(stage_.language, *start_.spec.runnable, turn_);
    words::Blocks blocks{words::Gap{}};
    for (; shown_ < turn_.printed.size(); ++shown_) {
      blocks.push_back(words::printed_line(names, *start_.spec.runnable, turn_.printed[shown_]));
    }
    const bool printed = blocks.size() > 1;
    if (start_.steps && !printed) blocks.clear();
    if (start_.steps) words::append(blocks, steps(names));
    if (printed || start_.steps) blocks.push_back(words::Gap{});
    words::append(blocks, turn_.ended ? end(names) : fork(names));
    show(stage_, blocks);
  }

  // The last ones; at the end, all that are read at once.
  words::Blocks steps(words::Names names) const {
    const Picture picture = words::picture_of_run(turn_.record);
    learn_names(names, picture);
    const std::size_t count = picture.steps.size();
    if (turn_.ended || count <= kLastSteps) return words::about_steps(names, picture, {}, 0);
    return words::about_steps(names, picture, {count - kLastSteps + 1, count}, 0);
  }

  words::Blocks fork(const words::Names& names) const {
    words::Blocks blocks{words::Line{{{stage_.say(words::after(choices_.choices.size())), words::Tone::faint}}}};
    words::append(blocks, words::about_turn(names, turn_));
    return blocks;
  }

  [[nodiscard]] words::Sentence help() const {
    return words::play_help(stage_.language, start_.token.has_value(), start_.quest.has_value());
  }

  // By these choices; none: by saying that it cannot be done.
  void meet(const std::optional<Schedule>& choices) {
    end_.met = true;
    if (choices) end_.how = to_string(study::token_of(start_.spec, *choices, start_.spec.rules));
    show(stage_, {words::Sentence{start_.quest->because}});
  }

  // The player says that it cannot be done. True if the game goes on.
  bool say_impossible() {
    if (goal_.set().best) {
      say({"할 수 있다: 목표에 닿는 스케줄이 있다.", "It can be done: there is a schedule that reaches the goal."});
      return true;
    }
    show(stage_,
         {words::Line{{{stage_.say({"✓ 맞았다. 할 수 없다.", "✓ Right. It cannot be done."}), words::Tone::good}}}});
    meet({});
    return false;
  }

  words::Blocks end(const words::Names& names) {
    words::Blocks blocks;
    if (choices_.choices.empty()) {
      const Text nothing{"고를 것이 없었다: 갈 수 있는 고루틴이 늘 하나였다.",
                         "There was nothing to choose: never could more than one goroutine go."};
      blocks = {words::Line{{{stage_.say(nothing)}}}, words::Gap{}};
    }
    words::append(blocks, words::closing(names, start_.spec, choices_, turn_, goal_));
    return blocks;
  }

  // Until something is typed that leads to another turn. False at the end.
  bool go_on() {
    for (;;) {
      const auto command = ask(turn_.ended ? stage_.say({"[u: 되돌리기, Enter: 끝내기] ", "[u: undo, Enter: end] "})
                                           : std::string("> "));
      if (!command) return stop({"입력이 끝나 그만둔다.", "The input has ended: so does the game."});
      switch (command->key) {
        case PlayKey::quit: return stop({"그만둔다.", "You quit."});
        case PlayKey::help: show(stage_, {help()}); break;
        case PlayKey::impossible:
          if (!start_.quest) {
            complain(*command);
          } else if (!say_impossible()) {
            return false;
          }
          break;
        case PlayKey::undo:
          if (undo()) return true;
          break;
        case PlayKey::enter:
          if (turn_.ended) return false;
          [[fallthrough]];
        case PlayKey::choice:
        case PlayKey::follow:
        case PlayKey::hint:
        case PlayKey::run_on:
        case PlayKey::wrong:
          if (carry_out(*command)) return true;
      }
    }
  }

  // True if it led on.
  bool carry_out(const PlayCommand& command) {
    if (turn_.ended) {
      say({"프로그램은 끝났다: u로 되돌리거나 q로 그만둔다.",
           "The program has ended: go back with u, or quit with q."});
      return false;
    }
    switch (command.key) {
      case PlayKey::enter: return choose(0);
      case PlayKey::follow: return follow();
      case PlayKey::hint: return hint();
      case PlayKey::run_on: return run_on();
      case PlayKey::choice:
        if (const auto move = turn_.numbered(command.choice)) return choose(static_cast<std::uint32_t>(*move));
        break;
      case PlayKey::undo:
      case PlayKey::help:
      case PlayKey::impossible:
      case PlayKey::quit:
      case PlayKey::wrong: break;
    }
    return complain(command);
  }

  bool choose(std::uint32_t choice) {
    marks_.push_back(choices_.choices.size());
    choices_.choices.push_back(choice);
    return true;
  }

  bool run_on() {
    marks_.push_back(choices_.choices.size());
    choices_ = study::run_on(start_.spec, choices_);
    return true;
  }

  // The choice that the token makes here, if it has led here.
  bool follow() {
    const std::size_t made = choices_.choices.size();
    const bool on_its_way = start_.token && made < start_.token->choices.size() &&
                            std::ranges::equal(choices_.choices, std::span(start_.token->choices).first(made));
    if (on_its_way) return choose(start_.token->choices[made]);
    say(start_.token
            ? Text{"토큰이 고른 길을 벗어났다: u로 되돌아간다.", "You have left the token's way: go back with u."}
            : Text{"따를 토큰이 없다: golearn play 뒤에 토큰을 주고 시작한다.",
                   "There is no token to follow: begin with golearn play and a token."});
    return false;
  }

  // Of a quest first its own sentence; nothing more, if it cannot be met.
  bool hint() {
    if (start_.quest && (end_.hints++ == 0 || !goal_.set().best)) {
      show(stage_, {words::Sentence{start_.quest->hint}});
      return false;
    }
    const words::Names names = words::names_of(stage_.language, *start_.spec.runnable, turn_);
    show(stage_, {words::hint(names, turn_, choices_, goal_, goal_.way_from(choices_))});
    return false;
  }

  bool undo() {
    if (marks_.empty()) {
      say({"되돌릴 선택이 없다.", "There is no choice to take back."});
      return false;
    }
    choices_.choices.resize(marks_.back());
    marks_.pop_back();
    shown_ = 0;
    say({"되돌렸다. 여기까지 출력한 것부터 다시 보인다.",
         "Taken back. What has been printed up to here is shown again."});
    return true;
  }

  bool stop(const Text& farewell) const {
    if (!turn_.ended) say(farewell);
    return false;
  }

  bool complain(const PlayCommand& command) const {
    const std::string others = start_.quest ? "u, h, r, i, q, ?" : start_.token ? "u, h, r, f, q, ?" : "u, h, r, q, ?";
    const std::string numbers = words::numbers_of(turn_);
    say({fmt::format("고를 수 없는 입력이다: '{}'. 다음 가운데 하나를 입력한다: {}, {}.", command.typed, numbers,
                     others),
         fmt::format("'{}' is no choice: type one of {}, or {}.", command.typed, numbers, others)});
    return false;
  }

  void say(const Text& text) const { show(stage_, {words::Line{{{stage_.say(text)}}}}); }

  const Stage& stage_;
  const GameStart& start_;
  study::Goal goal_;
  Schedule choices_;
  std::vector<std::size_t> marks_;  // how many choices there were before each command
  study::Turn turn_;
  std::size_t shown_ = 0;  // lines
  GameEnd end_;
};

}  // namespace

GameEnd play_game(const Stage& stage, const GameStart& start) { return Game(stage, start).play(); }

}  // namespace golearn::commands
