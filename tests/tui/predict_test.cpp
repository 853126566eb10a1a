// Questions: what is right is what a run or a search shows, and what was answered is kept as it was.
#include <fmt/format.h>

#include "golearn/study/run.hpp"
#include "lessons/practice/answers.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "words/tasks.hpp"

using namespace golearn;
using namespace golearn::test;
using course::FactKind;

namespace {

const tui::Size kWide{160, 60};

Sitting before_questions(const std::string& lesson, const std::string& facts = "") {
  return Sitting(Language::english, before_stage(lesson, 1) + facts);
}

// The row of a choice, by its number from 1.
std::string row_of(const Sitting& course, std::size_t number) {
  for (const tui::Row& row : course.frame(kWide).rows) {
    const auto found = matches(row.text(), fmt::format("│  (?: |▸) {}  (.*\\S) *$", number));
    if (!found.empty()) return found.front();
  }
  return "";
}

void check_marks(const Sitting& course, const lessons::Entry& entry, const lessons::Question& question,
                 const std::string& value) {
  const lessons::JudgedQuestion judged = judge(entry, question, value);
  for (std::size_t i = 0; i < judged.choices.size(); ++i) {
    const lessons::JudgedChoice& choice = judged.choices[i];
    const std::string row = row_of(course, i + 1);
    INFO(entry.id << "/" << question.id << " " << value << ": " << row);
    const std::string words = words::answer_in_words(Language::english, question.ask, choice.answer);
    CHECK(row.find(words) != std::string::npos);
    CHECK(row.ends_with(" ✓") == choice.right);
    CHECK(!row.ends_with(" ✗"));
  }
}

}  // namespace

TEST_CASE("what is marked as right is what is computed to be", "[predict]") {
  for (const std::string id : {"9.2.2", "9.3.1", "10.7", "9.3.4"}) {
    const lessons::Entry& entry = *lessons::find_lesson(id);
    Sitting course = before_questions(id);
    course.press("Enter");
    for (const lessons::Question& question : practice_of(entry).questions) {
      for (std::size_t asked = 0; asked < std::max<std::size_t>(question.values.size(), 1); ++asked) {
        course.press("0");
        check_marks(course, entry, question, varied(entry, question, asked));
        course.press("r");
      }
      course.press("s");
    }
  }
}

TEST_CASE("a wrong answer is kept as wrong, with what was asked and the hints that it took", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter s h h 2");
  CHECK(course.shows("✗ Wrong."));
  CHECK(row_of(course, 2).ends_with(" ✗"));
  REQUIRE(course.facts_of(FactKind::question).size() == 1);
  const course::Fact fact = course.facts_of(FactKind::question).front();
  CHECK(fact.lesson == "9.2.2");
  CHECK(fact.id == "last");
  CHECK(fact.variant.empty());
  CHECK(fact.answer == "Go =>  11");
  CHECK(!fact.right);
  CHECK(fact.hints == 2);
  CHECK(course.session().progress().of("9.2.2").questions.at("last").due);
}

TEST_CASE("a right answer is kept as right", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter s 4");
  CHECK(course.shows("✓ Right."));
  CHECK(course.facts_of(FactKind::question).front().right);
  CHECK(course.facts_of(FactKind::question).front().answer == "Main :  11");
  CHECK(course.facts_of(FactKind::question).front().hints == 0);
}

TEST_CASE("not to know is an answer, which is kept and is not right", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter 0");
  CHECK(course.shows("The answer has the ✓ above."));
  CHECK(course.facts_of(FactKind::question).front().answer.empty());
  CHECK(!course.facts_of(FactKind::question).front().right);
}

TEST_CASE("a choice is made by its number, or by the cursor and Enter", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter s Down Down Up Enter");
  CHECK(course.facts_of(FactKind::question).front().answer == "Go =>  11");
}

TEST_CASE("a number that no choice has is no answer", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter 5 9");
  CHECK(course.facts_of(FactKind::question).empty());
}

TEST_CASE("of several choices all that are right, and no other, are the answer", "[predict]") {
  const auto [keys, right, answer] = GENERATE(table<std::string, bool, std::string>({
      {"2 3 4 Enter", true, "1 | 2 | 3"},
      {"Space Down Space Down Space Down Space Up Up Up Space Enter", true, "1 | 2 | 3"},
      {"2 3 Enter", false, "1 | 2"},
      {"1 2 3 4 Enter", false, "0 | 1 | 2 | 3"},
      {"1 2 3 4 1 Enter", true, "1 | 2 | 3"},
  }));
  Sitting course = before_questions("9.3.1");
  course.press("Enter s Enter");
  CHECK(course.facts_of(FactKind::question).empty());  // nothing was chosen
  course.press(keys);
  REQUIRE(course.facts_of(FactKind::question).size() == 1);
  CHECK(course.facts_of(FactKind::question).front().answer == answer);
  CHECK(course.facts_of(FactKind::question).front().right == right);
}

TEST_CASE("hints come one at a time, and the last strikes out a choice that is wrong", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter");
  CHECK(!course.shows("hint 1/2"));
  course.press("h");
  CHECK(course.shows("hint 1/2"));
  CHECK(!course.shows("is not right."));
  course.press("h h h");
  CHECK(course.shows("hint 2/2"));
  CHECK(course.shows("4 is not right."));
}

TEST_CASE("asked again, a question that varies has another value", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter");
  CHECK(course.shows("The buffer has 2 places."));
  course.press("1 r");
  CHECK(course.facts_of(FactKind::question).back().variant == "buffer=2");
  CHECK(course.shows("The buffer has 3 places."));
  CHECK(course.shows("procs 1 · buffer 3 · count 12"));
  course.press("1");
  CHECK(course.facts_of(FactKind::question).back().variant == "buffer=3");
}

TEST_CASE("what was skipped is asked the next time, what was answered is not", "[predict]") {
  Sitting course = before_questions("9.2.2", answered("9.2.2", "last", "Main :  11", true));
  course.press("Enter");
  CHECK(course.command() == "golearn quiz 9.2.2/burst");
  course.press("2 Esc Enter");
  CHECK(course.command() == "golearn quiz 9.2.2/pace");
}

TEST_CASE("behind the last question comes the run, and that the stage is done is kept", "[predict]") {
  Sitting course = before_questions("9.2.2");
  course.press("Enter s s s 2");
  CHECK(course.session().progress().of("9.2.2").gone_through(course::LessonStage::predict) == false);
  course.press("Enter");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered");
  CHECK(course.session().progress().of("9.2.2").gone_through(course::LessonStage::predict));
}
