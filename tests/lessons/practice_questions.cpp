// What is wrong with a question.
#include <algorithm>
#include <set>

#include "practice_checks.hpp"
#include "practice_known.hpp"
#include "practice_say.hpp"

namespace golearn::test {
namespace {

using lessons::Entry;
using lessons::JudgedChoice;
using lessons::Question;

void check_choices(Say& say, const Question& question, const std::vector<JudgedChoice>& choices) {
  std::set<std::string> different;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const JudgedChoice& choice = choices[i];
    if (!different.insert(choice.answer).second) say("'{}' is there twice", choice.answer);
    if (question.near || question.choices[i].marked == choice.right) continue;
    say("'{}' is {}, and is not marked so", choice.answer, choice.right ? "right" : "wrong");
  }
}

void check_number_of_right(Say& say, const Question& question, const std::vector<JudgedChoice>& choices) {
  const auto right = static_cast<std::size_t>(std::ranges::count(choices, true, &JudgedChoice::right));
  if (right == 0) say("no choice is right");
  if (right > 1 && !may_be_several(question)) say("{} choices are right", right);
  if (right == choices.size()) say("every choice is right");
}

// The answer with one value, which is the same on any number of processors.
std::string check_answer(Say& say, const Entry& entry, const Question& question, const std::string& value) {
  std::set<std::string> came;
  for (const int procs : procs_of(entry, question)) {
    const lessons::JudgedQuestion& it = judged(entry, on_procs(question, procs), value);
    if (!came.insert(it.came).second) continue;
    if (came.size() > 1) say("{}it is '{}', and else '{}'", as_tried(value, procs), it.came, *came.begin());
    check_choices(say, question, it.choices);
    check_number_of_right(say, question, it.choices);
  }
  return *came.begin();
}

// Whoever's turn it is.
void check_orders(Say& say, const Entry& entry, const Question& question, const std::string& value) {
  if (procs_of(entry, question).size() == 1 || question.setup.real_time) return;
  const lessons::JudgedQuestion& it = judged(entry, question, value);
  for (const lessons::Came& came : in_random_orders(program_of(entry, question.setup), it.spec)) {
    const auto other = answer(question.ask, came);
    if (other != it.came) return say("{}it may be '{}', too", as_tried(value, 2), other.value_or("nothing"));
  }
}

void check_varied(Say& say, const Question& question, const std::set<std::string>& answers) {
  if (question.vary.empty()) return;
  if (answers.size() < 2 && !question.all) say("with each value of '{}' the answer is the same", question.vary);
  const std::string hole = "{" + question.vary + "}";
  for (const std::string& text : {question.text.ko, question.text.en}) {
    if (text.find(hole) == std::string::npos) say("'{}' does not say {}, which varies", text, hole);
  }
}

void check_question(Say& say, const Entry& entry, const Question& question) {
  check_texts(say, question, program_of(entry, question.setup));
  std::set<std::string> answers;
  for (const std::string& value : values_of(question)) {
    answers.insert(check_answer(say, entry, question, value));
    check_orders(say, entry, question, value);
  }
  check_varied(say, question, answers);
}

}  // namespace

Lines values_of(const Question& question) { return question.vary.empty() ? Lines{""} : question.values; }

bool may_be_several(const Question& question) {
  return question.all && question.ask.name != "can-leak" && question.ask.name != "lines-when";
}

Lines complaints(const Entry& entry, const Question& question) {
  return said_of(question, [&](Say& say) { check_question(say, entry, question); });
}

}  // namespace golearn::test
