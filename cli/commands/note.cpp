// golearn note: a line in the learner's notebook, or what was noted.
#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "words/progress.hpp"

namespace golearn::commands {
namespace {

// Of a chapter nobody can say to which of its lessons a note belongs.
const lessons::Entry* only_lesson(const args::Selection& selection) {
  if (selection.entries.size() > 1) {
    const std::string& id = selection.entries.front()->id;
    throw Refusal(
        {fmt::format("강의 하나를 적는다: golearn note {}", id), fmt::format("name one lesson: golearn note {}", id)});
  }
  return selection.entries.empty() ? nullptr : selection.entries.front();
}

// Nothing, if there are no words for it.
std::string text_in(const Request& request) {
  if (request.words.size() < 2) return "";
  const std::vector<std::string> words(request.words.begin() + 1, request.words.end());
  const std::string text = fmt::format("{}", fmt::join(words, " "));
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Refusal({"적을 글이 비어 있다", "there is nothing to note"});
  }
  return text;
}

int run_note(const Request& request, const Stage& stage) {
  const lessons::Entry* lesson = only_lesson(request.selection);
  const std::string text = text_in(request);
  course::Learner learner;
  if (text.empty()) {
    show(stage, words::about_notes(stage.language, learner.progress(), lesson));
    tell_complaint(stage, learner);
    return 0;
  }
  learner.add({.kind = course::FactKind::note, .lesson = lesson->id, .text = text});
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
