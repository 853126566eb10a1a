// What was predicted stands beside the run that it was about, when that is over; and what becomes of a run that dies.
#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

const std::string kWrong = "predicted burst (buffer=2): 5  ✗ wrong";

// At the end of the player of 9.2.2/buffered.
Sitting at_end(const std::string& facts) {
  return Sitting(Language::english, before_stage("9.2.2", 2) + facts, "Enter End");
}

}  // namespace

TEST_CASE("a prediction stands beside the run that it was about, when that is over", "[run]") {
  Sitting course = at_end(answered("9.2.2", "burst", "5", false, "buffer=2"));
  CHECK(course.shows(kWrong));
  course.press("Left");
  CHECK(!course.shows(kWrong));
  course.press("End");
  CHECK(course.shows(kWrong));
}

TEST_CASE("beside another run it does not stand", "[run]") {
  Sitting course = at_end(answered("9.2.2", "burst", "5", false, "buffer=2"));
  course.press("Up");  // buffer 3
  CHECK(!course.shows("predicted"));
  course.press("Down");
  CHECK(course.shows(kWrong));
  course.press("Tab Up");  // count 13
  CHECK(!course.shows("predicted"));
  course.press("Down");
  CHECK(course.shows(kWrong));
  course.press("c End");
  CHECK(!course.shows("predicted"));
}

TEST_CASE("with the value that was asked for it does", "[run]") {
  Sitting course = at_end(answered("9.2.2", "burst", "4", true, "buffer=3"));
  CHECK(!course.shows("predicted"));
  course.press("Up");
  CHECK(course.shows("predicted burst (buffer=3): 4  ✓ right"));
}

TEST_CASE("the last answer counts, and all that were about this run stand there", "[run]") {
  Sitting course = at_end(answered("9.2.2", "burst", "3", true, "buffer=2") + answered("9.2.2", "last", "", false));
  CHECK(course.shows("predicted burst (buffer=2): 3  ✓ right"));
  CHECK(course.shows("predicted last: not known  ✗ wrong"));
}

TEST_CASE("an answer about every schedule stands beside no run", "[run]") {
  Sitting course(Language::english, before_stage("9.3.1", 2) + answered("9.3.1", "possible", "1 | 2", false));
  course.press("Enter End");
  CHECK(!course.shows("predicted"));
}

TEST_CASE("an answer about so many processors stands beside a run on as many", "[run]") {
  Sitting course(Language::english, before_stage("10.7", 2) + answered("10.7", "first", "A has the fork", false));
  course.press("Enter End");
  CHECK(course.command() == "golearn lesson 10.7 --procs 1");
  CHECK(course.shows("predicted first: A has the fork  ✗ wrong"));
  course.press("BackTab Up");
  CHECK(course.command() == "golearn lesson 10.7 --procs 2");
  CHECK(!course.shows("predicted"));
}

TEST_CASE("a run that is killed says so, and can be made again", "[run]") {
  Sitting course(Language::english, before_stage("9.2.2", 2));
  course.press_at_once({tui::Key::Kind::enter});
  course.kill_children();
  CHECK(course.message() == "The run did not come to its end.");
  course.press("Space End PgDn Left");
  course.press("r End");
  CHECK(course.shows("Main :  11"));
}

TEST_CASE("Ctrl-C ends the run that is made, then the one that plays, and else means the course", "[run]") {
  Sitting course(Language::english, before_stage("9.2.2", 2));
  course.press_at_once({tui::Key::Kind::enter});
  CHECK(course.app().interrupt());
  CHECK(course.app().waits_on().empty());
  CHECK(!course.app().interrupt());
  course.press("r");
  REQUIRE(course.app().beat());
  CHECK(course.app().interrupt());
  CHECK(!course.app().beat());
  CHECK(!course.app().interrupt());
}

TEST_CASE("a run that was interrupted leaves none of other options on the screen", "[run]") {
  Sitting course(Language::english, before_stage("9.2.2", 2));
  course.press("Enter End");
  course.press_at_once({tui::Key::Kind::up});
  CHECK(course.app().interrupt());
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --buffer 3");
  CHECK(!course.shows("Main :  11"));
}
