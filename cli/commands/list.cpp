// golearn list: all lessons, or those of a chapter.
#include "commands/command.hpp"
#include "words/show.hpp"

namespace golearn::commands {
namespace {

int run_list(const Request& request, const Stage& stage) {
  const bool some = !request.selection.entries.empty();
  show(stage,
       some ? words::about_lessons(stage.language, request.selection.entries) : words::about_course(stage.language));
  return 0;
}

}  // namespace

Command list() {
  return {{.name = "list",
           .help = {"강의의 목록. 9.2처럼 장을 주면 그 장만", "lists all lessons, or those of a chapter such as 9.2"},
           .words = args::Words::no_lesson},
          run_list};
}

}  // namespace golearn::commands
