// golearn course, or golearn alone: opens the course at a terminal; elsewhere tells what to do next.
#include "commands/command.hpp"
#include "commands/next.hpp"
#include "tui/course_loop.hpp"
#include "tui/terminal.hpp"

namespace golearn::commands {
namespace {

int run_course(const Request& request, const Stage& stage) {
  if (request.has("plain") || !tui::has_terminal()) {
    tell_next(stage, course::Learner());
    return 0;
  }
  try {
    tui::show_course(stage.language, request.has("lang"));
  } catch (const tui::NoTerminal& reason) {
    throw Refusal(reason.why);
  }
  return 0;
}

}  // namespace

Command course() {
  return {{.name = "course",
           .help = {"강의를 연다. 명령 없이 golearn만 쳐도 된다", "opens the course, as golearn alone does"}},
          run_course};
}

}  // namespace golearn::commands
