// The lines about a learner: see practice_json.cpp.
#include "export/line_kinds.hpp"

namespace golearn::exports {
namespace {

Key version() { return {"version", "of this format, as in a line of kind run", always(kVersion)}; }

Keys task() { return {version(), {"lesson", "its number", text()}, {"id", "of the question or challenge", text()}}; }

// An object with keys of the course's, whose values are objects with these keys.
ordered_json by_id(const Keys& keys) { return {{"type", "object"}, {"additionalProperties", object_of(keys)}}; }

LineKind question() {
  return {"question", "of quiz --json: a question; an answer is read from stdin: 2, or 1 3, or 0 for not known",
          task() + Keys{{"program", "its id", text()},
                        {"go_line", "of the Go program, that it is about", count()},
                        {"text", "", in_both_languages()},
                        {"several", "more than one choice may be right", flag()},
                        {"choices", "numbered from 1 on", list_of(in_both_languages())}}};
}

LineKind answer() {
  return {"answer", "of quiz --json: what came of an answer",
          task() + Keys{{"chosen", "the choices", list_of(count())},
                        {"answer", "those that are right", list_of(count())},
                        {"right", "the first are the second", flag()},
                        {"because", "", in_both_languages()},
                        {"schedules", "that were searched; 0: a run was made", count()},
                        {"command", "shows it", text()},
                        {"tokens", "of each choice: replays a run in which it is seen", list_of(or_null(text()))}}};
}

LineKind hint() {
  return {"hint", "of quiz --json: a hint that was asked for; an empty text: that was no answer",
          Keys{version(), {"text", "in the reader's language", text()}}};
}

LineKind attempt() {
  return {"attempt", "of challenge --json: what came of it",
          task() + Keys{{"met", "", flag()},
                        {"schedules", "that were searched; 0: one run was made", count()},
                        {"passing", "of them, those that are as they should be", count()},
                        {"token", "replays one that is not", text(), false}}};
}

LineKind progress() {
  Keys stages;
  for (const char* name : {"read", "predict", "run", "look", "try"}) stages.push_back({name, "", flag()});
  return {
      "progress", "of progress --json: what has been done of a lesson",
      Keys{version(),
           {"lesson", "its number", text()},
           {"title", "", in_both_languages()},
           {"stages", "those gone through", object_of(stages)},
           {"questions", "that were answered, by id",
            by_id({{"asked", "how often", count()}, {"right_first", "", flag()}, {"right", "the last time", flag()}})},
           {"challenges", "that were tried, by id", by_id({{"tries", "", count()}, {"met", "", flag()}})},
           {"seconds", "that it took, longer pauses left out", number()}}};
}

LineKind advice() {
  return {"advice", "of next --json: something to do; the first is what to do next",
          Keys{version(), {"what", "", in_both_languages()}, {"command", "to type", text()}}};
}

}  // namespace

std::vector<LineKind> practice_lines() { return {question(), answer(), hint(), attempt(), progress(), advice()}; }

}  // namespace golearn::exports
