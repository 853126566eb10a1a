// golearn list: all lessons.
#include "commands/command.hpp"
#include "words/show.hpp"

namespace golearn::commands {
namespace {

int run_list(const Request&, const Stage& stage) {
  show(stage, words::about_course(stage.language));
  return 0;
}

}  // namespace

Command list() { return {{"list", {"모든 강의의 목록", "lists all lessons"}}, run_list}; }

}  // namespace golearn::commands
