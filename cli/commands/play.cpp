// golearn play: the learner is the scheduler.
#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/play_input.hpp"
#include "study/goal.hpp"
#include "study/turn.hpp"
#include "words/play.hpp"
#include "words/turns.hpp"

namespace golearn::commands {
namespace {

using study::RunSpec;

class Session {
 public:
  Session(const Stage& stage, const RunSpec& spec) : stage_(stage), spec_(spec), goal_(spec) {}

  void play() {
    show(stage_, words::welcome(stage_.language, spec_, goal_));
    do {
      turn_ = turn_after(spec_, choices_);
      show_turn();
    } while (go_on());
  }

 private:
  void show_turn() {
    const words::Names names(stage_.language, *spec_.runnable, turn_.record);
    words::Blocks blocks{words::Gap{}};
    for (; shown_ < turn_.printed.size(); ++shown_) {
      blocks.push_back(words::printed_line(names, *spec_.runnable, turn_.printed[shown_]));
    }
    if (turn_.ended && choices_.choices.empty()) {
      blocks.push_back(words::Line{{{stage_.say({"고를 것이 없었다: 갈 수 있는 고루틴이 늘 하나였다.",
                                                 "There was nothing to choose: never could more than one goroutine "
                                                 "go."})}}});
    }
    if (turn_.ended && blocks.size() > 1) blocks.push_back(words::Gap{});
    words::append(blocks,
                  turn_.ended ? words::closing(names, spec_, turn_, choices_, goal_) : words::about_turn(names, turn_));
    show(stage_, blocks);
  }

  // Until something is typed that leads to another turn. False at the end.
  bool go_on() {
    for (;;) {
      const auto command = ask(turn_.ended ? stage_.say({"[u: 되돌리기, Enter: 끝내기] ", "[u: undo, Enter: end] "})
                                           : std::string("> "));
      if (!command) return stop({"입력이 끝나 그만둔다.", "The input has ended: so does the game."});
      switch (command->key) {
        case PlayKey::quit: return stop({"그만둔다.", "You quit."});
        case PlayKey::help: show(stage_, {words::play_help(stage_.language)}); break;
        case PlayKey::undo:
          if (undo()) return true;
          break;
        case PlayKey::choice:
        case PlayKey::hint:
        case PlayKey::run_on:
        case PlayKey::wrong:
          if (turn_.ended && command->typed.empty()) return false;
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
    if (command.key == PlayKey::hint) {
      const words::Names names(stage_.language, *spec_.runnable, turn_.record);
      show(stage_, {words::hint(names, turn_, choices_, goal_, goal_.way_from(choices_))});
      return false;
    }
    if (command.key == PlayKey::wrong || (command.key == PlayKey::choice && command.choice >= turn_.options())) {
      complain(command);
      return false;
    }
    marks_.push_back(choices_.choices.size());
    if (command.key == PlayKey::run_on) {
      choices_ = run_on(spec_, choices_);
    } else {
      choices_.choices.push_back(static_cast<std::uint32_t>(command.choice));
    }
    return true;
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

  void complain(const PlayCommand& command) const {
    const std::size_t last = turn_.options() - 1;
    say({fmt::format("'{}'는 고를 수 없다: 0..{} 가운데 하나나 u, h, r, q, ?를 친다.", command.typed, last),
         fmt::format("'{}' is no choice: type one of 0..{}, or u, h, r, q, ?.", command.typed, last)});
  }

  void say(const Text& text) const { show(stage_, {words::Line{{{stage_.say(text)}}}}); }

  const Stage& stage_;
  const RunSpec& spec_;
  study::Goal goal_;
  Schedule choices_;
  std::vector<std::size_t> marks_;  // how many choices there were before each command
  study::Turn turn_;
  std::size_t shown_ = 0;  // lines
};

// Of several programs the first: one is played at a time.
RunSpec resolve(const Request& request) {
  const lessons::Program& program = *request.selection.programs.front();
  RunSpec spec = study::small_run(program.runnable, request.knobs_of(program));
  spec.watch.insert("names");
  return spec;
}

int run_play(const Request& request, const Stage& stage) {
  const RunSpec spec = resolve(request);
  Session(stage, spec).play();
  return 0;
}

}  // namespace

Command play() {
  return {{.name = "play",
           .help = {"누가 한 걸음 갈지 직접 골라, 프로그램이 잘못되게 만들어 본다",
                    "you choose who makes the next step, and try to make it go wrong"},
           .words = args::Words::lesson,
           .knobs = true},
          run_play};
}

}  // namespace golearn::commands
