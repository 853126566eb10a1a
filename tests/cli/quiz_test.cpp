// golearn quiz: questions that somebody answers, and what is kept of it.
#include "lessons/course.hpp"
#include "lessons/practice/practice.hpp"
#include "student.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

std::vector<std::string> names_of(const std::string& lesson) {
  std::vector<std::string> names;
  for (const auto& question : practice_of(*lessons::find_lesson(lesson)).questions) {
    names.push_back(lesson + "/" + question.id);
  }
  return names;
}

// The right answers to all questions of a lesson, one a line; the one with this number wrong.
std::string answers(const std::string& lesson, std::size_t wrong = 99) {
  std::string all;
  for (const std::string& name : names_of(lesson)) {
    all += (wrong-- == 0 ? wrong_answer(name) : right_answer(name)) + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a right answer is told and kept", "[quiz]") {
  Student student;
  const End end = student.does("quiz 9.2.2/last", right_answer("9.2.2/last") + "\n");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, "✓ Right."));
  CHECK(has(end.out, "Main prints the twelfth value and ends at once."));
  CHECK(has(end.out, "\n  golearn lesson 9.2.2/buffered\n"));
  const auto facts = student.facts();
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].kind == course::FactKind::question);
  CHECK(facts[0].lesson == "9.2.2");
  CHECK(facts[0].id == "last");
  CHECK(facts[0].answer == "Main :  11");
  CHECK(facts[0].right);
  CHECK(facts[0].hints == 0);
  CHECK(facts[0].variant.empty());
  CHECK(course::now() - facts[0].at < std::chrono::minutes(1));
}

TEST_CASE("a wrong answer is told with the right one, and kept", "[quiz]") {
  Student student;
  const End end = student.does("quiz 9.2.2/last", wrong_answer("9.2.2/last") + "\n");
  CHECK(end.status == 1);
  CHECK(has(end.out, "✗ Wrong. The answer: " + right_answer("9.2.2/last")));
  CHECK(has(end.out, "Main prints the twelfth value"));
  REQUIRE(student.facts().size() == 1);
  CHECK_FALSE(student.facts()[0].right);
  CHECK(student.facts()[0].answer == "Go =>  10");
}

TEST_CASE("who does not know is told, and not that it was wrong", "[quiz]") {
  Student student;
  const End end = student.does("quiz 9.2.2/last", "0\n");
  CHECK(end.status == 1);
  CHECK(has(end.out, "The answer: " + right_answer("9.2.2/last")));
  CHECK_FALSE(has(end.out, "✗"));
  REQUIRE(student.facts().size() == 1);
  CHECK(student.facts()[0].answer.empty());
  CHECK_FALSE(student.facts()[0].right);
}

TEST_CASE("hints come one after another, and are counted", "[quiz]") {
  Student student;
  const End end = student.does("quiz 9.2.2/last", "h\nh\nh\n" + right_answer("9.2.2/last") + "\n");
  CHECK(end.status == 0);
  CHECK(count(end.out, "How many times does main receive") == 1);
  CHECK(count(end.out, "3 is not right.") == 2);
  REQUIRE(student.facts().size() == 1);
  CHECK(student.facts()[0].hints == 3);
}

TEST_CASE("who skips, quits or has no more to say has answered nothing", "[quiz]") {
  const auto& [typed, asked] = GENERATE(table<std::string, std::size_t>(
      {{"s\ns\ns\ns\n", 4}, {"q\n1\n1\n1\n", 1}, {"s\nq\n", 2}, {"", 1}, {"h\n", 1}, {"x\n", 1}}));
  CAPTURE(typed);
  Student student;
  const End end = student.does("quiz 9.2.2", typed);
  CHECK(end.status == 1);
  CHECK(end.err.empty());
  CHECK(count(end.out, "\n9.2.2/") + 1 == asked);
  CHECK(student.files().empty());
}

TEST_CASE("what is no answer is said to be none, and nothing is kept of it", "[quiz]") {
  for (const std::string typed : {"x", "5", "99999999999999999999", "-1", "1.5", "1x", "1 9", "0 1", "1 0", ",", "\"\"",
                                  "", " ", "\x01", "\xff", "가"}) {
    CAPTURE(typed);
    Student student;
    const End end = student.does("quiz 9.2.2/last", typed + "\n" + right_answer("9.2.2/last") + "\n");
    CHECK(end.status == 0);
    CHECK(count(end.out, "is no answer: type a number from 1 to 4.") == 1);
    CHECK(count(end.out, "Your answer (1-4;") == 2);
    CHECK_FALSE(has(end.out, "\x01"));
    CHECK(student.facts().size() == 1);
  }
  CHECK(Student().does("quiz 9.2.2/last", std::string(5000, 'x') + "\n").out.size() < 3000);
}

TEST_CASE("a lesson's questions are summed up, and when all were answered it is predicted", "[quiz]") {
  Student student;
  const End end = student.does("quiz 9.2.2", answers("9.2.2", 1));
  CHECK(end.status == 1);
  CHECK(has(end.out, "3 of 4 right."));
  CHECK(student.facts().size() == 5);
  CHECK(student.progress().of("9.2.2").gone_through(course::LessonStage::predict));
  const End again = Student().does("quiz buffering --lang ko", answers("9.2.2"));
  CHECK(again.status == 0);
  CHECK(has(again.out, "4문제 가운데 4개를 맞혔다."));
  CHECK(has(again.out, "✓ 맞았다."));
}

TEST_CASE("three of four answered is not yet predicted", "[quiz]") {
  Student student;
  CHECK(student.does("quiz 9.2.2", "1\n1\n1\nq\n").status == 1);
  CHECK(student.facts().size() == 3);
  CHECK_FALSE(student.progress().of("9.2.2").gone_through(course::LessonStage::predict));
  CHECK(student.does("quiz " + names_of("9.2.2").back(), "1\n").out.find("right.") == std::string::npos);
  CHECK(student.progress().of("9.2.2").gone_through(course::LessonStage::predict));
}

TEST_CASE("where several choices may be right all of them are the answer", "[quiz]") {
  const auto& [typed, right] = GENERATE(table<std::string, bool>({{"2 3 4", true},
                                                                  {"4,3,2", true},
                                                                  {"2 , 3,4", true},
                                                                  {"2 2 3 4", true},
                                                                  {"2 3", false},
                                                                  {"1 2 3 4", false},
                                                                  {"2", false}}));
  CAPTURE(typed);
  Student student;
  const End end = student.does("quiz 9.3.1/possible", typed + "\n");
  CHECK(end.status == (right ? 0 : 1));
  CHECK(has(end.out, "or several: 1 3"));
  CHECK(has_match(end.out, "All [0-9]+ schedules were searched"));
  CHECK(count(end.out, "golearn replay g1:9.3.1:") == 3);
  REQUIRE(student.facts().size() == 1);
  CHECK(student.facts()[0].right == right);
  CHECK(has(student.facts()[0].answer, typed == "2" ? "1" : " | "));
}
