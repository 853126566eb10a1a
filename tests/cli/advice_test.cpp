// What to do next.
#include "course/advice.hpp"

#include "facts.hpp"
#include "lessons/practice/practice.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;

namespace {

constexpr int kNow = 100;  // days

std::vector<Advice> advised(const std::vector<Fact>& facts) { return advice(progress_of(facts), at(kNow)); }

std::string id(const Advice& advice) { return advice.entry ? advice.entry->id : "none"; }

void go_through(std::vector<Fact>& facts, const std::string& lesson, Moment when) {
  for (std::size_t i = 0; i < kLessonStages; ++i) {
    facts.push_back(went_through(when, static_cast<LessonStage>(i), lesson));
  }
}

// Through the whole course, but for these.
std::vector<Fact> all_but(const std::vector<std::string>& left) {
  std::vector<Fact> facts;
  for (const lessons::Entry& entry : lessons::course()) {
    if (std::ranges::find(left, entry.id) == left.end()) go_through(facts, entry.id, at(1, 0, facts.size()));
  }
  return facts;
}

std::vector<Fact> meet_all(std::vector<Fact> facts, const std::string& lesson) {
  for (const auto& challenge : practice_of(*lessons::find_lesson(lesson)).challenges) {
    facts.push_back(tried(at(0), true, challenge.id));
    facts.back().lesson = lesson;
  }
  return facts;
}

}  // namespace

TEST_CASE("who has done nothing begins with the first lesson", "[learner]") {
  for (const std::vector<Fact>& facts :
       {std::vector<Fact>{}, {noted(at(0), "x"), reset(at(1))}, {answered(at(0), false), reset(at(1), "9.2.2")}}) {
    const auto all = advised(facts);
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == AdviceKind::begin);
    CHECK(id(all[0]) == lessons::course().front().id);
    CHECK(all[0].stage == LessonStage::read);
  }
}

TEST_CASE("who is in a lesson goes on with the first stage that is left", "[learner]") {
  std::vector<Fact> facts{noted(at(0), "x")};
  for (std::size_t i = 0; i < kLessonStages; ++i) {
    const Advice next = advised(facts).front();
    CHECK(next.kind == AdviceKind::go_on);
    CHECK(id(next) == "9.2.2");
    CHECK(next.stage == static_cast<LessonStage>(i));
    facts.push_back(went_through(at(1), static_cast<LessonStage>(i)));
  }
  CHECK(advised({went_through(at(0), LessonStage::predict)}).front().stage == LessonStage::read);
}

TEST_CASE("behind a lesson comes the next one that is not done, if need be from the beginning", "[learner]") {
  const auto& course = lessons::course();
  std::vector<Fact> facts;
  go_through(facts, course[2].id, at(1));
  go_through(facts, course[1].id, at(2));
  CHECK(advised(facts).front().kind == AdviceKind::lesson);
  CHECK(id(advised(facts).front()) == course[3].id);
  go_through(facts, course.back().id, at(3));
  CHECK(id(advised(facts).front()) == course[0].id);
}

TEST_CASE("a lesson that was begun is gone on with where one was", "[learner]") {
  std::vector<Fact> facts{went_through(at(0), LessonStage::read, lessons::course()[1].id)};
  go_through(facts, lessons::course()[0].id, at(1));
  const Advice next = advised(facts).front();
  CHECK(next.kind == AdviceKind::lesson);
  CHECK(id(next) == lessons::course()[1].id);
  CHECK(next.stage == LessonStage::predict);
}

TEST_CASE("questions that are due are told, the first due first, at most three", "[learner]") {
  std::vector<Fact> facts;
  const auto& questions = practice_of(*lessons::find_lesson("9.2.2")).questions;
  REQUIRE(questions.size() == 4);
  for (int i = 0; i < 4; ++i) facts.push_back(answered(at(40 - i), false, "", questions[i].id));
  auto all = advised(facts);
  REQUIRE(all.size() == 4);
  for (int i = 0; i < 3; ++i) {
    CHECK(all[i + 1].kind == AdviceKind::repeat);
    CHECK(all[i + 1].task == questions[3 - i].id);
    CHECK(id(all[i + 1]) == "9.2.2");
  }
}

TEST_CASE("what is not due yet, or is no question of the course any more, is not told", "[learner]") {
  CHECK(advised({answered(at(kNow - 1, 0, 1), false)}).size() == 1);
  CHECK(advised({answered(at(kNow - 1), false)}).size() == 2);
  CHECK(advised({answered(at(0), false, "", "no-such-question")}).size() == 1);
  Fact elsewhere = answered(at(0), false);
  elsewhere.lesson = "99.1";
  CHECK(advised({elsewhere}).size() == 1);
}

TEST_CASE("of the lesson that was done last the first challenge that is left is told", "[learner]") {
  std::vector<Fact> facts;
  go_through(facts, "9.2.2", at(1));
  const auto& challenges = practice_of(*lessons::find_lesson("9.2.2")).challenges;
  REQUIRE(challenges.size() > 1);
  for (const auto& challenge : challenges) {
    const auto all = advised(facts);
    REQUIRE(all.size() == 2);
    CHECK(all[1].kind == AdviceKind::challenge);
    CHECK(all[1].task == challenge.id);
    facts.push_back(tried(at(2), true, challenge.id));
  }
  CHECK(advised(facts).size() == 1);
}

TEST_CASE("who has gone through every lesson is finished", "[learner]") {
  const std::string last = lessons::course().back().id;
  const auto all = advised(meet_all(all_but({}), last));
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == AdviceKind::finished);
  CHECK(advised(all_but({}))[1].kind == AdviceKind::challenge);
  CHECK(id(advised(all_but({"9.2.2"})).front()) == "9.2.2");
}

TEST_CASE("a lesson that begins anew is the next one again", "[learner]") {
  std::vector<Fact> facts = all_but({});
  facts.push_back(reset(at(2), lessons::course().back().id));
  CHECK(advised(facts).front().kind == AdviceKind::lesson);
  CHECK(id(advised(facts).front()) == lessons::course().back().id);
}

TEST_CASE("a lesson that this golearn has not does not hide where one was", "[learner]") {
  std::vector<Fact> facts{noted(at(0), "x"), noted(at(1), "x", "99.1")};
  CHECK(advised(facts).front().kind == AdviceKind::go_on);
  CHECK(id(advised(facts).front()) == "9.2.2");
  std::vector<Fact> done = meet_all(all_but({}), lessons::course().back().id);
  done.push_back(noted(at(50), "x", "99.1"));
  CHECK(advised(done).front().kind == AdviceKind::finished);
}

TEST_CASE("a lesson's questions are all answered when each was, right or wrong", "[learner]") {
  const lessons::Entry& entry = *lessons::find_lesson("9.2.2");
  std::vector<Fact> facts;
  for (const auto& question : practice_of(entry).questions) {
    CHECK_FALSE(all_answered(entry, progress_of(facts).of("9.2.2")));
    facts.push_back(answered(at(1), facts.size() % 2 == 0, "", question.id));
  }
  CHECK(all_answered(entry, progress_of(facts).of("9.2.2")));
}
