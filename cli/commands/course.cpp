// golearn course, or golearn alone: opens the course at a terminal; elsewhere tells what to do next.
#include "commands/command.hpp"
#include "commands/next.hpp"

namespace golearn::commands {
namespace {

int run_course(const Request& /*request*/, const Stage& stage) {
  tell_next(stage, course::Learner());
  return 0;
}

}  // namespace

Command course() {
  return {{.name = "course",
           .help = {"강의를 연다. 명령 없이 golearn만 쳐도 된다", "opens the course, as golearn alone does"},
           .options = {{"plain",
                        {"화면을 열지 않고 다음에 할 일을 출력한다", "opens no screen: prints what to do next"},
                        Option::Takes::nothing}}},
          run_course};
}

}  // namespace golearn::commands
