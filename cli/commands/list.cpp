// golearn list: all lessons, or those of a chapter.
#include "commands/command.hpp"
#include "words/found_lessons.hpp"
#include "words/show.hpp"

namespace golearn::commands {
namespace {

// Every text has an empty one.
void check_word(const std::string& word) {
  if (word.find_first_not_of(" \t") != std::string::npos) return;
  throw Refusal({"--search에는 찾을 말을 준다: golearn list --search 데드락",
                 "--search takes a word: golearn list --search deadlock"});
}

int run_list(const Request& request, const Stage& stage) {
  if (const auto word = request.value("search")) {
    check_word(*word);
    show(stage, words::about_found(stage.language, *word));
    return words::find_lessons(stage.language, *word).lessons.empty() ? 1 : 0;
  }
  const bool some = !request.selection.entries.empty();
  show(stage,
       some ? words::about_lessons(stage.language, request.selection.entries) : words::about_course(stage.language));
  return 0;
}

}  // namespace

Command list() {
  return {{.name = "list",
           .help = {"강의의 목록. 9.2처럼 장을 주면 그 장만", "lists all lessons, or those of a chapter such as 9.2"},
           .words = args::Words::no_lesson,
           .options = {{"search",
                        {"이 말이 나오는 강의를 찾는다. 없으면 종료 상태 1",
                         "lessons that tell of this; exit 1 if none does"}}}},
          run_list};
}

}  // namespace golearn::commands
