// golearn note: a line in the learner's notebook, or what was noted.
#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "words/progress.hpp"

namespace golearn::commands {
namespace {

int run_note(const Request& request, const Stage& stage) {
  course::Learner learner;
  const auto& entries = request.selection.entries;
  if (request.words.size() < 2) {
    show(stage, words::about_notes(stage.language, learner.progress(), entries.empty() ? nullptr : entries.front()));
    tell_complaint(stage, learner);
    return 0;
  }
  const std::vector<std::string> text(request.words.begin() + 1, request.words.end());
  learner.add(
      {.kind = course::FactKind::note, .lesson = entries.front()->id, .text = fmt::format("{}", fmt::join(text, " "))});
  tell_complaint(stage, learner);
  return learner.journal().complaint().empty() ? 0 : 1;
}

}  // namespace

Command note() {
  return {{.name = "note",
           .help = {"강의의 공책에 한 줄 적는다. 글이 없으면 적어 둔 것을 보여 준다",
                    "notes a line about a lesson; without one, shows what was noted"},
           .words = args::Words::lesson_text},
          run_note};
}

}  // namespace golearn::commands
