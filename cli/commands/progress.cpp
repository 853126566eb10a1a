// golearn progress: what has been done, lesson by lesson.
#include <fmt/format.h>

#include "args/selection.hpp"
#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "export/practice_json.hpp"
#include "golearn/study/english.hpp"
#include "host/output.hpp"
#include "words/glyphs.hpp"
#include "words/progress.hpp"

namespace golearn::commands {
namespace {

// What was done, if it could be kept.
void tell(const Text& done, const Stage& stage, const course::Learner& learner) {
  if (learner.journal().complaint().empty()) show(stage, {words::Sentence{stage.say(done)}});
}

void merge(const std::string& file, const Stage& stage, course::Learner& learner) {
  const std::size_t added = learner.merge(file);
  const std::string name = words::visible(file);
  tell({fmt::format("'{}'에서 새 기록 {}개를 더했다.", name, added),
        fmt::format("Added {} from '{}'.", study::plural(added, "new fact"), name)},
       stage, learner);
}

// A lesson, those of a chapter, or all.
void reset(const std::string& word, const Stage& stage, course::Learner& learner) {
  if (word == "all") {
    learner.add({.kind = course::FactKind::reset});
    return tell({"모든 강의를 처음부터 다시 시작한다.", "All lessons begin anew."}, stage, learner);
  }
  for (const lessons::Entry* entry : args::select_lesson(word).entries) {
    learner.add({.kind = course::FactKind::reset, .lesson = entry->id});
    tell(
        {fmt::format("{} 강의를 처음부터 다시 시작한다.", entry->id), fmt::format("Lesson {} begins anew.", entry->id)},
        stage, learner);
  }
}

int run_progress(const Request& request, const Stage& stage) {
  course::Learner learner;
  if (const auto file = request.value("merge")) {
    merge(*file, stage, learner);
  } else if (const auto id = request.value("reset")) {
    reset(*id, stage, learner);
  } else if (request.has("json")) {
    for (const lessons::Entry& entry : lessons::course()) {
      host::write_out(exports::progress_line(entry, learner.progress()));
    }
  } else {
    show(stage, words::about_progress(stage.language, learner.progress(), course::now()));
  }
  tell_complaint(stage, learner);
  return learner.journal().complaint().empty() ? 0 : 1;
}

}  // namespace

Command progress() {
  return {
      {.name = "progress",
       .help = {"지금까지 한 것: 강의, 문제, 도전", "what you have done: lessons, questions, challenges"},
       .options = {{"json", {"강의마다 JSON 한 줄", "a line of JSON for each lesson"}, Option::Takes::nothing},
                   {"merge",
                    {"다른 컴퓨터의 progress.jsonl을 합친다", "adds what a progress.jsonl of another machine holds"},
                    Option::Takes::file},
                   {"reset",
                    {"이 강의를 처음부터 다시 시작한다 (all: 모두)", "this lesson begins anew (all: every one)"}}}},
      run_progress};
}

}  // namespace golearn::commands
