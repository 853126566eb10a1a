// Challenges by options: what meets them is what a run, or a search of every schedule, says.
#include <fmt/format.h>

#include "golearn/study/run.hpp"
#include "lessons/practice/answers.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using course::Fact;
using course::FactKind;

namespace {

constexpr tui::Key kEnter{tui::Key::Kind::enter};

// Before the first challenge of 9.2.2, the smallest buffer that lets all Go lines come first: it begins with 2.
Sitting at_buffer(const std::string& keys = "") {
  return Sitting(Language::english, before_stage("9.2.2", 4), "Enter 1 " + keys);
}
// Before the mend of 9.3.1: it begins with --sync none.
Sitting at_mend(const std::string& keys = "") {
  return Sitting(Language::english, before_stage("9.3.1", 4), "Enter 2 " + keys);
}

std::string times(int count, const std::string& key) {
  std::string keys;
  for (int i = 0; i < count; ++i) keys += key + " ";
  return keys;
}

// By the run of 9.3.1 that a token stands for.
std::string printed_by(const std::string& token) {
  const lessons::Program& race = lessons::find_lesson("9.3.1")->programs.front();
  return study::run(study::replay_of(race.runnable, study::parse_token(token))).printed;
}

Fact only_try(const Sitting& course) {
  const std::vector<Fact> all = course.facts_of(FactKind::challenge);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("a value that does not do is not met, and that is kept", "[knobs]") {
  Sitting course = at_buffer("Up h Enter");
  CHECK(course.shows("✗ Not yet."));
  CHECK(!course.shows("eleven places will do"));
  const Fact fact = only_try(course);
  CHECK(fact.lesson == "9.2.2");
  CHECK(fact.id == "all-first");
  CHECK(!fact.right);
  CHECK(fact.how == " --buffer 3");
  CHECK(fact.hints == 1);
  CHECK(!course.session().progress().of("9.2.2").gone_through(course::LessonStage::attempt));
}

TEST_CASE("the best value meets it", "[knobs]") {
  Sitting course = at_buffer(times(9, "Up") + "Enter");
  CHECK(course.command() == "golearn challenge 9.2.2/all-first --buffer 11");
  CHECK(course.shows("✓ Done.", {80, 24}));
  CHECK(course.shows("eleven places will do", {80, 24}));
  CHECK(!course.shows("Less will do"));
  CHECK(only_try(course).right);
  CHECK(course.session().progress().of("9.2.2").gone_through(course::LessonStage::attempt));
}

TEST_CASE("a larger one meets it, and is told that less would do", "[knobs]") {
  Sitting course = at_buffer(times(10, "Right") + "Enter");
  CHECK(only_try(course).right);
  CHECK(course.shows("Less will do: the best is --buffer 11.", {80, 24}));
}

TEST_CASE("a verdict is about the value that is shown: turned on, it is gone", "[knobs]") {
  Sitting course = at_buffer(times(9, "Up") + "Enter Down");
  CHECK(!course.shows("✓ Done."));
  course.press("Enter");
  CHECK(course.shows("✗ Not yet."));
  CHECK(course.facts_of(FactKind::challenge).size() == 2);
}

TEST_CASE("a value that is turned while it is judged is not judged any more", "[knobs]") {
  Sitting course = at_buffer(times(9, "Up"));
  course.press_at_once(kEnter);
  course.press("Down");
  CHECK(course.facts_of(FactKind::challenge).empty());
  CHECK(!course.shows("✓ Done."));
}

TEST_CASE("who met it goes on to the next challenge", "[knobs]") {
  Sitting course = at_buffer(times(9, "Up") + "Enter Enter");
  CHECK(course.command() == "golearn challenge 9.2.2/overtake");
}

TEST_CASE("a mend is one only if every schedule passes", "[knobs]") {
  const lessons::Entry& race = *lessons::find_lesson("9.3.1");
  const lessons::Challenge& mend = *practice_of(race).challenge("mend");
  Sitting course = at_mend();
  for (const std::string sync : {"none", "mutex", "rwmutex", "atomic", "channel"}) {
    const lessons::Attempt its = attempt(race, mend, {.program = "race", .knobs = {{"sync", sync}}});
    course.press("Enter");
    INFO(sync);
    CHECK(course.shows(fmt::format("All {} schedules were searched; {} are so.", its.schedules, its.passing)));
    CHECK(course.shows("✓ Done.") == its.reached);
    CHECK(course.facts_of(FactKind::challenge).back().right == its.reached);
    if (!its.reached) CHECK(printed_by(matches(course.text(), "golearn replay (\\S+)").at(0)) == "1\n");
    course.press("Up");
  }
}

TEST_CASE("a run that is killed while it is judged is no try", "[knobs]") {
  Sitting course = at_mend();
  course.press_at_once(kEnter);
  course.kill_children();
  CHECK(course.shows("It died before its end: it is not judged."));
  CHECK(course.facts_of(FactKind::challenge).empty());
  course.press("Up Enter");
  CHECK(course.shows("✓ Done."));
}

TEST_CASE("Ctrl-C ends the judging", "[knobs]") {
  Sitting course = at_mend();
  course.press_at_once(kEnter);
  CHECK(course.app().interrupt());
  CHECK(course.app().waits_on().empty());
  CHECK(!course.app().interrupt());
  CHECK(course.facts_of(FactKind::challenge).empty());
}

TEST_CASE("the setting can be seen in a run", "[knobs]") {
  CHECK(at_buffer("Up v").command() == "golearn lesson 9.2.2/buffered --buffer 3");
}

TEST_CASE("hints come one at a time, the last names what to turn", "[knobs]") {
  Sitting course = at_buffer("h");
  CHECK(course.shows("The first value needs no place in the buffer."));
  CHECK(!course.shows("Turn --buffer."));
  course.press("h h");
  CHECK(course.shows("Turn --buffer."));
}
