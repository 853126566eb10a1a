// golearn quiz: a lesson's questions, answered before its programs are run.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/learning.hpp"
#include "commands/typed_line.hpp"
#include "course/advice.hpp"
#include "course/learner.hpp"
#include "export/practice_json.hpp"
#include "golearn/study/number.hpp"
#include "host/output.hpp"
#include "words/tasks.hpp"

namespace golearn::commands {
namespace {

using lessons::Entry;
using lessons::Question;

struct Asked {
  const Entry* entry = nullptr;
  const Question* question = nullptr;
};

// Of a lesson all, or one.
std::vector<Asked> questions_of(const Entry& entry, const std::string& task) {
  const lessons::Practice& practice = practice_of(entry);
  if (practice.challenge(task)) {
    const std::string command = fmt::format("golearn challenge {}/{}", entry.id, task);
    throw Refusal({fmt::format("{}/{}: 문제가 아니라 도전이다: {}", entry.id, task, command),
                   fmt::format("{}/{} is a challenge: {}", entry.id, task, command)});
  }
  std::vector<Asked> all;
  for (const Question& question : practice.questions) {
    if (task.empty() || question.id == task) all.push_back({&entry, &question});
  }
  return all;
}

// Of a lesson those that have not been answered yet.
std::vector<Asked> questions_left(const Entry& entry, const course::Progress& progress) {
  std::vector<Asked> all = questions_of(entry, "");
  const auto& answered = progress.of(entry.id).questions;
  std::erase_if(all, [&](const Asked& each) { return answered.contains(each.question->id); });
  return all;
}

// What is due, else the questions that are left of the next lesson that has some.
std::vector<Asked> questions_now(const course::Progress& progress) {
  std::vector<Asked> due;
  const auto advice = course::advice(progress, course::now());
  for (const course::Advice& each : advice) {
    if (each.kind == course::AdviceKind::repeat) due.push_back(questions_of(*each.entry, each.task).front());
  }
  if (!due.empty()) return due;
  const auto& all = lessons::course();
  const Entry* next = advice.front().entry;
  const std::size_t first = next ? static_cast<std::size_t>(next - all.data()) : 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (auto left = questions_left(all[(first + i) % all.size()], progress); !left.empty()) return left;
  }
  return {};
}

enum class Said : std::uint8_t { answer, hint, skip, quit, wrong };

struct Typed {
  Said said = Said::wrong;
  std::set<std::size_t> chosen = {};  ///< none: not known
};

// `2`, `1 3`, `1,3`; 0 for what is not known.
Typed typed_of(std::string word, std::size_t choices) {
  if (word == "h") return {Said::hint};
  if (word == "s") return {Said::skip};
  if (word == "q") return {Said::quit};
  std::ranges::replace(word, ',', ' ');
  const std::vector<std::string> words = lessons::words_of(word);
  Typed typed{Said::answer};
  for (const std::string& each : words) {
    std::size_t number = 0;
    if (!study::read_number(each, number) || number > choices) return {Said::wrong};
    if (number == 0) return {words.size() == 1 ? Said::answer : Said::wrong};
    typed.chosen.insert(number);
  }
  return words.empty() ? Typed{Said::wrong} : typed;
}

class Quiz {
 public:
  Quiz(const Stage& stage, bool json) : stage_(stage), json_(json) {}

  // True if all were answered right.
  bool ask_all(const std::vector<Asked>& all) {
    for (const Asked& each : all) {
      if (!ask(each)) return false;
    }
    if (!json_) sum_up(all.size());
    return right_ == all.size();
  }

  [[nodiscard]] course::Learner& learner() { return learner_; }

 private:
  // False if no more are to be asked.
  bool ask(const Asked& it) {
    const auto& its = learner_.progress().of(it.entry->id).questions;
    const auto before = its.find(it.question->id);
    const std::string value = varied(*it.entry, *it.question, before == its.end() ? 0 : before->second.asked);
    const lessons::JudgedQuestion judged = judge(*it.entry, *it.question, value);
    if (json_) {
      host::write_out(exports::question_line(*it.entry, *it.question, judged));
    } else {
      show(stage_, words::about_question(stage_.language, *it.entry, *it.question, judged));
    }
    return answer(it, judged, value);
  }

  bool answer(const Asked& it, const lessons::JudgedQuestion& judged, const std::string& value) {
    const auto begin = std::chrono::steady_clock::now();
    std::size_t hints = 0;
    for (;;) {
      const auto line = json_ ? plain_line() : typed_line("\n" + prompt(*it.question, judged));
      const Typed typed = line ? typed_of(*line, judged.choices.size()) : Typed{Said::quit};
      switch (typed.said) {
        case Said::quit: return false;
        case Said::skip: return true;
        case Said::hint: hint(it, judged, hints++); break;
        case Said::wrong: complain(*line, judged.choices.size()); break;
        case Said::answer: {
          const auto took = std::chrono::steady_clock::now() - begin;
          tell(it, judged, typed.chosen);
          keep(it, judged, value, typed.chosen, static_cast<int>(hints),
               std::chrono::floor<std::chrono::seconds>(took));
          return true;
        }
      }
    }
  }

  [[nodiscard]] std::string prompt(const Question& question, const lessons::JudgedQuestion& judged) const {
    const Text several = words::may_be_several(question) ? Text{", 여럿이면 1 3처럼", ", or several: 1 3"} : Text{};
    const std::size_t last = judged.choices.size();
    return stage_.say(
        Text{fmt::format("답 (1-{}", last), fmt::format("Your answer (1-{}", last)} + several +
        Text{"; 0: 모르겠다, h: 힌트, s: 건너뛰기, q: 그만두기): ", "; 0: not known, h: a hint, s: skip, q: quit): "});
  }

  void hint(const Asked& it, const lessons::JudgedQuestion& judged, std::size_t nth) {
    const std::vector<std::string> all = words::hints(stage_.language, *it.question, judged);
    const std::string& text = all[std::min(nth, all.size() - 1)];
    json_ ? host::write_out(exports::hint_line(text)) : say(text);
  }

  void complain(const std::string& line, std::size_t choices) {
    if (json_) return host::write_out(exports::hint_line(""));
    say(stage_.say({fmt::format("답이 아니다: '{}'. 1..{} 가운데서 번호를 적는다.", shown_typed(line), choices),
                    fmt::format("'{}' is no answer: type a number from 1 to {}.", shown_typed(line), choices)}));
  }

  void tell(const Asked& it, const lessons::JudgedQuestion& judged, const std::set<std::size_t>& chosen) {
    const bool right = chosen == words::right_choices(judged);
    if (right) ++right_;
    if (json_) return host::write_out(exports::answer_line(*it.entry, *it.question, judged, chosen));
    words::Blocks blocks{words::Gap{}};
    append(blocks, words::about_answer(stage_.language, *it.entry, *it.question, judged, chosen));
    blocks.emplace_back(words::Gap{});
    show(stage_, blocks);
  }

  void keep(const Asked& it, const lessons::JudgedQuestion& judged, const std::string& value,
            const std::set<std::size_t>& chosen, int hints, std::chrono::seconds took) {
    std::vector<std::string> answers;
    for (const std::size_t each : chosen) answers.push_back(judged.choices[each - 1].answer);
    learner_.add({.kind = course::FactKind::question,
                  .lesson = it.entry->id,
                  .id = it.question->id,
                  .variant = value.empty() ? "" : it.question->vary + "=" + value,
                  .answer = fmt::format("{}", fmt::join(answers, " | ")),
                  .right = chosen == words::right_choices(judged),
                  .hints = hints,
                  .seconds = static_cast<int>(took.count())});
    if (all_answered(*it.entry, learner_.progress().of(it.entry->id))) {
      learner_.went_through(it.entry->id, course::LessonStage::predict);
    }
  }

  void sum_up(std::size_t all) {
    if (all < 2) return;
    say(stage_.say(
        {fmt::format("{}문제 가운데 {}개를 맞혔다.", all, right_), fmt::format("{} of {} right.", right_, all)}));
  }

  void say(const std::string& text) const { show(stage_, {words::Sentence{text}}); }

  const Stage& stage_;
  bool json_;
  course::Learner learner_;
  std::size_t right_ = 0;
};

int tell_nothing_left(const Stage& stage) {
  const Text text{"물을 문제가 남아 있지 않다. 강의 하나의 문제를 다시 풀려면: `golearn quiz 9.2.2`",
                  "No question is left to ask. To answer those of a lesson once more: `golearn quiz 9.2.2`"};
  show(stage, {words::Sentence{stage.say(text)}});
  return 0;
}

int run_quiz(const Request& request, const Stage& stage) {
  Quiz quiz(stage, request.has("json"));
  const args::Selection& selection = request.selection;
  const std::vector<Asked> all = selection.entries.empty() ? questions_now(quiz.learner().progress())
                                                           : questions_of(*selection.entries.front(), selection.task);
  if (all.empty() && !request.has("json")) return tell_nothing_left(stage);
  const bool right = quiz.ask_all(all);
  tell_complaint(stage, quiz.learner());
  return right ? 0 : 1;
}

}  // namespace

Command quiz() {
  return {{.name = "quiz",
           .help = {"돌리기 전에 맞혀 보는 문제. 답은 프로그램을 실행해서 가린다",
                    "questions to answer before you run: the answers are computed by running"},
           .words = args::Words::no_task,
           .options = {{"json",
                        {"문제와 답을 JSON 한 줄씩", "questions and answers as lines of JSON"},
                        Option::Takes::nothing}}},
          run_quiz};
}

}  // namespace golearn::commands
