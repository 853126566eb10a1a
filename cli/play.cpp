// golearn play: the learner is the scheduler.
//
// A program cannot be held up while its player thinks, or be taken back: for every prompt it is run again from the
// start with the choices made so far, which are all it depends on.
#include <fmt/format.h>

#include "commands.hpp"
#include "explore/replay.hpp"
#include "play_input.hpp"
#include "play_words.hpp"
#include "render/output.hpp"
#include "render/play_table.hpp"

namespace golearn::cli {
namespace {

class Session {
 public:
  Session(const Terminal& terminal, const Program& program) : terminal_(terminal), program_(program), goal_(program) {}

  void play() {
    write_out(welcome(terminal_, program_, goal_));
    do {
      turn_ = turn_after(program_, choices_);
      show();
    } while (go_on());
  }

 private:
  void show() {
    std::string out = "\n";
    for (; shown_ < turn_.printed.size(); ++shown_) out += line_of(terminal_, turn_.printed[shown_]);
    if (turn_.ended && choices_.choices.empty()) {
      out += terminal_.say({"고를 것이 없었다: 갈 수 있는 고루틴이 늘 하나였다.\n",
                            "There was nothing to choose: never could more than one goroutine go.\n"});
    }
    if (turn_.ended && out.size() > 1) out += "\n";
    out += turn_.ended ? closing(terminal_, program_, turn_, choices_, goal_) : table_of(terminal_, turn_);
    write_out(out);
  }

  // Until something is typed that leads to another turn. False at the end.
  bool go_on() {
    for (;;) {
      const auto command = ask(turn_.ended ? terminal_.say({"[u: 되돌리기, Enter: 끝내기] ", "[u: undo, Enter: end] "})
                                           : std::string("> "));
      if (!command) return stop(terminal_.say({"입력이 끝나 그만둔다.\n", "The input has ended: so does the game.\n"}));
      switch (command->key) {
        case PlayKey::quit: return stop(terminal_.say({"그만둔다.\n", "You quit.\n"}));
        case PlayKey::help: write_out(play_help(terminal_)); break;
        case PlayKey::undo:
          if (undo()) return true;
          break;
        default:
          if (turn_.ended && command->typed.empty()) return false;
          if (carry_out(*command)) return true;
      }
    }
  }

  // True if it led on.
  bool carry_out(const PlayCommand& command) {
    if (turn_.ended) {
      write_out(terminal_.say({"프로그램은 끝났다: u로 되돌리거나 q로 그만둔다.\n",
                               "The program has ended: go back with u, or quit with q.\n"}));
      return false;
    }
    if (command.key == PlayKey::hint) {
      const Way way = goal_.way_from(choices_);
      write_out(hint(terminal_, turn_, choices_, goal_, way));
      return false;
    }
    if (command.key == PlayKey::wrong || (command.key == PlayKey::choice && command.choice >= options())) {
      complain(command);
      return false;
    }
    marks_.push_back(choices_.choices.size());
    if (command.key == PlayKey::run_on) {
      Replay rest(program_.procs, choices_, false);
      run_under(program_, rest);
      choices_ = rest.schedule();
    } else {
      choices_.choices.push_back(static_cast<std::uint32_t>(command.choice));
    }
    return true;
  }

  bool undo() {
    if (marks_.empty()) {
      write_out(terminal_.say({"되돌릴 선택이 없다.\n", "There is no choice to take back.\n"}));
      return false;
    }
    choices_.choices.resize(marks_.back());
    marks_.pop_back();
    shown_ = 0;
    write_out(terminal_.say({"되돌렸다. 여기까지 출력한 것부터 다시 보인다.\n",
                             "Taken back. What has been printed up to here is shown again.\n"}));
    return true;
  }

  bool stop(const std::string& farewell) const {
    if (!turn_.ended) write_out(farewell);
    return false;
  }

  void complain(const PlayCommand& command) const {
    const std::size_t last = options() - 1;
    write_out(terminal_.say(
        {fmt::format("'{}'는 고를 수 없다: 0..{} 가운데 하나나 u, h, r, q, ?를 친다.\n", command.typed, last),
         fmt::format("'{}' is no choice: type one of 0..{}, or u, h, r, q, ?.\n", command.typed, last)}));
  }

  [[nodiscard]] std::size_t options() const { return turn_.cases ? turn_.cases : turn_.moves.size(); }

  const Terminal& terminal_;
  const Program& program_;
  Goal goal_;
  Schedule choices_;
  std::vector<std::size_t> marks_;  // how many choices there were before each command
  Turn turn_;
  std::size_t shown_ = 0;  // lines
};

}  // namespace

int run(const PlayRequest& request, const Terminal& terminal) {
  Session(terminal, request.program).play();
  return 0;
}

}  // namespace golearn::cli
