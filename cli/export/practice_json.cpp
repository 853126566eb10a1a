#include "export/practice_json.hpp"

#include "export/json.hpp"
#include "words/progress.hpp"
#include "words/tasks.hpp"

namespace golearn::exports {
namespace {

using lessons::Entry;
using study::Language;
using study::Text;

// A text of a task, its holes filled.
ordered_json said(const Text& text, const study::RunSpec& spec) {
  return in_both({words::task_text(Language::korean, text, spec), words::task_text(Language::english, text, spec)});
}

ordered_json task(std::string_view kind, const Entry& entry, const lessons::Task& task) {
  return {{"kind", kind}, {"version", kVersion}, {"lesson", entry.id}, {"id", task.id}};
}

}  // namespace

std::string question_line(const Entry& entry, const lessons::Question& question,
                          const lessons::JudgedQuestion& judged) {
  ordered_json line = task("question", entry, question);
  line["program"] = judged.spec.runnable->id;
  line["go_line"] = line_of(entry, question);
  line["text"] = said(question.text, judged.spec);
  line["several"] = words::may_be_several(question);
  line["choices"] = ordered_json::array();
  for (const lessons::JudgedChoice& choice : judged.choices) {
    line["choices"].push_back(in_both({words::answer_in_words(Language::korean, question.ask, choice.answer),
                                       words::answer_in_words(Language::english, question.ask, choice.answer)}));
  }
  return exports::line_of(line);
}

std::string answer_line(const Entry& entry, const lessons::Question& question, const lessons::JudgedQuestion& judged,
                        const std::set<std::size_t>& chosen) {
  ordered_json line = task("answer", entry, question);
  line["chosen"] = chosen;
  line["answer"] = words::right_choices(judged);
  line["right"] = chosen == words::right_choices(judged);
  line["because"] = said(question.because, judged.spec);
  line["schedules"] = judged.schedules;
  line["command"] = words::command_of(entry, question, judged);
  line["tokens"] = ordered_json::array();
  for (const lessons::JudgedChoice& choice : judged.choices) {
    line["tokens"].push_back(choice.shown_by ? ordered_json(to_string(*choice.shown_by)) : ordered_json(nullptr));
  }
  return exports::line_of(line);
}

std::string hint_line(const std::string& text) {
  return exports::line_of({{"kind", "hint"}, {"version", kVersion}, {"text", text}});
}

std::string attempt_line(const Entry& entry, const lessons::Challenge& challenge, const lessons::Attempt& attempt) {
  ordered_json line = task("attempt", entry, challenge);
  line["met"] = attempt.reached;
  line["schedules"] = attempt.schedules;
  line["passing"] = attempt.passing;
  if (attempt.shown_by) line["token"] = to_string(*attempt.shown_by);
  return exports::line_of(line);
}

std::string progress_line(const Entry& entry, const course::Progress& progress) {
  const course::LessonProgress& its = progress.of(entry.id);
  ordered_json stages = ordered_json::object();
  for (std::size_t i = 0; i < course::kLessonStages; ++i) {
    stages[std::string(to_string(static_cast<course::LessonStage>(i)))] = its.stages[i];
  }
  ordered_json questions = ordered_json::object();
  for (const auto& [id, each] : its.questions) {
    questions[id] = {{"asked", each.asked}, {"right_first", each.right_first}, {"right", each.right}};
  }
  ordered_json challenges = ordered_json::object();
  for (const auto& [id, each] : its.challenges) challenges[id] = {{"tries", each.tries}, {"met", each.met}};
  return exports::line_of({{"kind", "progress"},
                           {"version", kVersion},
                           {"lesson", entry.id},
                           {"title", in_both(entry.title)},
                           {"stages", stages},
                           {"questions", questions},
                           {"challenges", challenges},
                           {"seconds", std::chrono::duration<double>(its.spent).count()}});
}

std::string advice_line(const course::Advice& advice) {
  return exports::line_of({{"kind", "advice"},
                           {"version", kVersion},
                           {"what", in_both(words::about(advice))},
                           {"command", words::command_of(advice)}});
}

}  // namespace golearn::exports
