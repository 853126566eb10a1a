// golearn progress: what has been done, lesson by lesson.
#include <fmt/format.h>

#include "args/selection.hpp"
#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "export/practice_json.hpp"
#include "golearn/study/english.hpp"
#include "host/output.hpp"
#include "words/progress.hpp"

namespace golearn::commands {
namespace {

void merge(const std::string& file, const Stage& stage, course::Learner& learner) {
  const std::size_t added = learner.merge(file);
  show(stage,
       {words::Sentence{stage.say({fmt::format("'{}'에서 새 기록 {}개를 더했다.", file, added),
                                   fmt::format("Added {} from '{}'.", study::plural(added, "new fact"), file)})}});
}

void reset(const std::string& word, const Stage& stage, course::Learner& learner) {
  const bool all = word == "all";
  const std::string id = all ? "" : args::select_lesson(word).entries.front()->id;
  learner.add({.kind = course::FactKind::reset, .lesson = id});
  show(stage, {words::Sentence{stage.say(all ? Text{"모든 강의를 처음부터 다시 시작한다.", "All lessons begin anew."}
                                             : Text{fmt::format("{} 강의를 처음부터 다시 시작한다.", id),
                                                    fmt::format("Lesson {} begins anew.", id)})}});
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
                    {"다른 컴퓨터의 progress.jsonl을 합친다", "adds what a progress.jsonl of another machine holds"}},
                   {"reset",
                    {"이 강의를 처음부터 다시 시작한다 (all: 모두)", "this lesson begins anew (all: every one)"}}}},
      run_progress};
}

}  // namespace golearn::commands
