// What facts come to: what was met, how long it took, what a reset leaves.
#include "course/progress.hpp"

#include "facts.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::course;
using std::chrono::days;

namespace {

Progress of(const std::vector<Fact>& facts) { return progress_of(facts); }

QuestionProgress burst(const std::vector<Fact>& facts) { return of(facts).of("9.2.2").questions.at("burst"); }

std::chrono::milliseconds spent(const std::vector<int>& minutes) {
  std::vector<Fact> facts;
  for (const int minute : minutes) facts.push_back(noted(at(0, 0, minute * 60'000), "x"));
  return of(facts).of("9.2.2").spent;
}

}  // namespace

TEST_CASE("a challenge stays met, and its hints are those before it first was", "[learner]") {
  std::vector<Fact> facts{tried(at(1), false), tried(at(2), true), tried(at(3), false), tried(at(4), true)};
  facts[1].hints = 2;
  facts[1].how = "--buffer 12";
  facts[3].how = "--buffer 11";
  const ChallengeProgress challenge = of(facts).of("9.2.2").challenges.at("all-first");
  CHECK(challenge.met);
  CHECK(challenge.tries == 4);
  CHECK(challenge.hints == 2);
  CHECK(challenge.how == "--buffer 11");
  CHECK_FALSE(of({tried(at(1), false)}).of("9.2.2").challenges.at("all-first").met);
}

TEST_CASE("stages are those that were gone through, in whatever order", "[learner]") {
  Fact unknown = went_through(at(3), LessonStage::look);
  unknown.id = "sing";
  const LessonProgress lesson =
      of({went_through(at(2), LessonStage::attempt), went_through(at(1), LessonStage::read), unknown}).of("9.2.2");
  CHECK(lesson.stages == std::array{true, false, false, false, true});
  CHECK(lesson.last == at(3));
  CHECK_FALSE(of({}).of("9.2.2").opened());
}

TEST_CASE("a reset forgets a lesson, or all, and what comes after it counts", "[learner]") {
  std::vector<Fact> facts{answered(at(1), false), noted(at(2), "x", "9.3.1"), noted(at(2, 1), "y", "10.1")};
  SECTION("one") {
    facts.push_back(reset(at(3), "9.2.2"));
    CHECK_FALSE(of(facts).of("9.2.2").opened());
    CHECK(of(facts).of("9.3.1").notes.size() == 1);
    CHECK(of(facts).last_lesson == "10.1");
    facts.push_back(answered(at(4), true));
    CHECK(burst(facts).right_first);
    CHECK(burst(facts).asked == 1);
  }
  SECTION("the last one: one was at another before") {
    facts.push_back(reset(at(3), "10.1"));
    CHECK(of(facts).last_lesson == "9.3.1");
  }
  SECTION("all") {
    facts.push_back(reset(at(3)));
    CHECK(of(facts).lessons.empty());
    CHECK(of(facts).last_lesson.empty());
    CHECK(of(facts).days.size() == 1);  // that one was there that day stays
  }
  SECTION("of a lesson that was never opened") {
    facts.push_back(reset(at(3), "13.1"));
    CHECK(of(facts).lessons.size() == 3);
  }
}

TEST_CASE("time is what lies between things done, but for pauses of five minutes and more", "[learner]") {
  using std::chrono::minutes;
  CHECK(spent({0}) == minutes(0));
  CHECK(spent({0, 4}) == minutes(4));
  CHECK(spent({0, 5}) == minutes(0));
  CHECK(spent({0, 4, 8, 60, 61}) == minutes(9));
  const Progress two = of({noted(at(0), "x"), noted(at(0, 0, 60'000), "x", "9.3.1"), noted(at(0, 0, 90'000), "x")});
  CHECK(two.of("9.2.2").spent == std::chrono::seconds(90));
  CHECK(two.of("9.3.1").spent == minutes(0));
}

TEST_CASE("days are those on which something was answered or tried", "[learner]") {
  const Progress progress = of({answered(at(0), true), answered(at(0, 1), false), tried(at(1), false),
                                noted(at(2), "x"), went_through(at(3), LessonStage::read)});
  const auto first = std::chrono::floor<days>(at(0));
  CHECK(progress.days == std::map<std::chrono::sys_days, std::size_t>{{first, 2}, {first + days(1), 1}});
}

TEST_CASE("the language is the one chosen last, also after a reset", "[learner]") {
  const auto chosen = [](int day, const std::string& id) {
    return Fact{.at = at(day), .kind = FactKind::language, .id = id};
  };
  CHECK_FALSE(of({}).language);
  CHECK(of({chosen(2, "en"), chosen(1, "ko")}).language == Language::english);
  CHECK(of({chosen(1, "en"), chosen(2, "ko"), reset(at(3))}).language == Language::korean);
}
