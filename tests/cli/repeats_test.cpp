// When a question comes back.
#include <cstdlib>

#include "course/progress.hpp"

#include "facts.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;

namespace {

QuestionProgress burst(const std::vector<Fact>& facts) { return progress_of(facts).of("9.2.2").questions.at("burst"); }

// Days after the beginning until it comes back; -1: it does not.
long due_day(const std::vector<Fact>& facts) {
  const auto due = burst(facts).due;
  return due ? std::chrono::duration_cast<std::chrono::days>(*due - at(0)).count() : -1;
}

// Answers on these days; a wrong one has a minus. Day 0 is wrong only with `first_wrong`.
std::vector<Fact> answers(bool first_wrong, const std::vector<int>& on) {
  std::vector<Fact> facts{answered(at(0), !first_wrong)};
  for (const int day : on) facts.push_back(answered(at(std::abs(day)), day > 0));
  return facts;
}

}  // namespace

TEST_CASE("a question that was right at first does not come back, even if it is wrong later and right again",
          "[learner]") {
  CHECK(due_day(answers(false, {})) == -1);
  CHECK(due_day(answers(false, {1, 2, 30})) == -1);
  CHECK(burst(answers(false, {-1})).right_first);
  CHECK_FALSE(burst(answers(true, {1})).right_first);
}

TEST_CASE("a question comes back after 1, 3 and 7 days, and after a wrong answer from the beginning", "[learner]") {
  const auto& [on, due] = GENERATE(table<std::vector<int>, long>({
      {std::vector<int>{}, 1},
      {{1}, 4},
      {{1, 4}, 11},
      {{1, 4, 11}, -1},
      {{1, 4, 11, 12, 30}, -1},
      {{5}, 8},         // late: counted from when it was answered
      {{1, -4}, 5},     // wrong: after a day
      {{1, -4, 5}, 8},  // and so on
      {{1, 4, -11, 12, 15, 22}, -1},
      {{1, 2, 3}, 4},         // before it is due nothing changes
      {{1, -2}, 3},           // but for a wrong one
      {{1, 4, 11, -12}, 13},  // one that was done with
  }));
  CAPTURE(on);
  CHECK(due_day(answers(true, on)) == due);
}

TEST_CASE("a question that is answered to the millisecond when it is due has come back", "[learner]") {
  const std::vector<Fact> wrong{answered(at(0), false)};
  CHECK(due_day({wrong[0], answered(at(1, 0, -1), true)}) == 1);
  CHECK(due_day({wrong[0], answered(at(1), true)}) == 4);
}

TEST_CASE("the first and the last answer are known, and how often it was asked", "[learner]") {
  Fact last = answered(at(3), true, "4");
  last.variant = "buffer=5";
  const QuestionProgress question = burst({answered(at(2), false, ""), last, answered(at(1), false, "7")});
  CHECK(question.asked == 3);
  CHECK(question.first == "7");
  CHECK(question.last == "4");
  CHECK(question.variant == "buffer=5");
  CHECK(question.right);
}

TEST_CASE("what comes back is in the order in which it is due", "[learner]") {
  const auto all =
      repeats(progress_of(std::vector<Fact>{answered(at(2), false, "1", "b"), answered(at(1), false, "1", "c"),
                                            answered(at(3), false, "1", "a"), answered(at(0), true, "1", "d")}));
  REQUIRE(all.size() == 3);
  CHECK(all[0].question == "c");
  CHECK(all[1].question == "b");
  CHECK(all[2].question == "a");
  CHECK(all[0].due == at(2));
}
