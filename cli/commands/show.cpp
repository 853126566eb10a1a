// golearn show: a lesson's text, then the Go program and the C++ scenario beside each other.
#include "words/show.hpp"
#include "commands/command.hpp"
#include "commands/learning.hpp"

namespace golearn::commands {
namespace {

int run_show(const Request& request, const Stage& stage) {
  const args::Selection& selection = request.selection;
  const lessons::Program* only = selection.one ? selection.programs.front() : nullptr;
  words::Blocks blocks;
  for (const lessons::Entry* entry : selection.entries) {
    if (!blocks.empty()) blocks.emplace_back(words::Gap{});
    append(blocks, words::about_lesson(stage.language, *entry, only));
  }
  went_through(stage, selection, course::LessonStage::read);
  page(stage, blocks);
  return 0;
}

}  // namespace

Command show() {
  return {
      {.name = "show",
       .help = {"강의의 글과 두 언어의 프로그램을 보여 준다", "shows a lesson's text and its programs side by side"},
       .words = args::Words::lesson},
      run_show};
}

}  // namespace golearn::commands
