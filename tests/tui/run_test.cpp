// The player of a run: scene by scene, back and forth, and another run at once when an option is turned.
#include <chrono>

#include <fmt/format.h>

#include "recorded_runs.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;
using std::chrono::milliseconds;

namespace {

// Before the player of 9.2.2/buffered, at its first scene.
Sitting at_player(const std::string& facts = "") {
  return Sitting(Language::english, before_stage("9.2.2", 2) + facts, "Enter");
}

struct At {
  std::size_t scene = 0;
  std::size_t of = 0;
};

At at(const Sitting& course) {
  const std::string row = course.frame({80, 24}).rows[1].text();
  return {std::stoul(matches(row, "scene (\\d+)/").at(0)), std::stoul(matches(row, "scene \\d+/(\\d+)").at(0))};
}

tui::Recording buffered(int buffer = 2) {
  return recorded_run({.program = &program_called("9.2.2/buffered"), .knobs = {{"buffer", std::to_string(buffer)}}});
}

}  // namespace

TEST_CASE("a run begins before its first scene, and plays", "[run]") {
  Sitting course = at_player();
  CHECK(at(course).scene == 0);
  CHECK(at(course).of == buffered().picture.steps.size());
  REQUIRE(course.app().beat());
  course.app().tick();
  CHECK(at(course).scene == 1);
  course.play();
  CHECK(at(course).scene == at(course).of);
  CHECK(!course.app().beat());
}

TEST_CASE("Space stops and goes on, and at the end begins anew", "[run]") {
  Sitting course = at_player();
  course.press("Space");
  CHECK(!course.app().beat());
  course.press("Right Right Space");
  REQUIRE(course.app().beat());
  CHECK(at(course).scene == 2);
  course.play();
  course.press("Space");
  CHECK(at(course).scene == 0);
  CHECK(course.app().beat());
}

TEST_CASE("arrows go by one scene, and stop at both ends", "[run]") {
  Sitting course = at_player();
  course.press("Left");
  CHECK(at(course).scene == 0);
  CHECK(!course.app().beat());
  course.press("Right Right Right Left");
  CHECK(at(course).scene == 2);
  course.press("End Right");
  CHECK(at(course).scene == at(course).of);
  course.press("Left");
  CHECK(at(course).scene == at(course).of - 1);
  course.press("Home");
  CHECK(at(course).scene == 0);
}

TEST_CASE("PgDn and PgUp go by printed lines", "[run]") {
  Sitting course = at_player();
  const std::vector<tui::RecordedLine> lines = buffered().lines;
  for (const tui::RecordedLine& line : lines) {
    course.press("PgDn");
    CHECK(at(course).scene == line.step + 1);
    CHECK(course.shows(line.text));
  }
  course.press("PgDn");
  CHECK(at(course).scene == at(course).of);
  course.press("PgUp PgUp");
  CHECK(at(course).scene == lines[lines.size() - 2].step + 1);
  course.press("Home PgUp");
  CHECK(at(course).scene == 0);
}

TEST_CASE("a scene shows what has been printed until then, and nothing of what comes", "[run]") {
  Sitting course = at_player();
  course.press("PgDn PgDn PgDn PgDn");
  CHECK(course.shows("Main :  0"));
  CHECK(!course.shows("Main :  1"));
  course.press("PgUp");
  CHECK(course.shows("Go =>  2"));
  CHECK(!course.shows("Main :  0"));
}

TEST_CASE("the pace goes from a quarter to sixteen times, and no gap lasts longer than a second", "[run]") {
  Sitting course = at_player();
  CHECK(course.app().beat() == milliseconds(260));
  course.press("+ +");
  CHECK(course.app().beat() == milliseconds(65));
  for (int i = 0; i < 9; ++i) course.press("-");
  CHECK(course.app().beat() == milliseconds(1040));
  for (int i = 0; i < 9; ++i) course.press("=");
  CHECK(course.app().beat() == milliseconds(16));
  Sitting sleeps = at_player();
  sleeps.press("c c");  // 9.2.2/unbuffered sleeps for seconds
  REQUIRE(sleeps.command() == "golearn lesson 9.2.2/unbuffered --procs 2");
  milliseconds longest{};
  for (; sleeps.app().beat(); sleeps.app().tick()) longest = std::max(longest, *sleeps.app().beat());
  CHECK(longest == milliseconds(1000));
}

TEST_CASE("an option that is turned shows its result at once", "[run]") {
  Sitting course = at_player();
  course.press("Up");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --buffer 3");
  CHECK(at(course).scene == at(course).of);
  CHECK(at(course).of == buffered(3).picture.steps.size());
  CHECK(!course.app().beat());
  course.press("Home PgDn PgDn PgDn PgDn");
  CHECK(course.shows("Go =>  3"));
  CHECK(!course.shows("Main :  0"));
  course.press("Down Home Space PgDn PgDn PgDn PgDn");
  CHECK(course.shows("Main :  0"));
}

TEST_CASE("Tab goes to the next option, round and round", "[run]") {
  Sitting course = at_player();
  course.press("Tab Up");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --count 13");
  course.press("BackTab BackTab Up");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --count 13 --procs 2");
  course.press("Tab Up");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --buffer 3 --count 13 --procs 2");
}

TEST_CASE("c goes from program to program, each with its own options", "[run]") {
  Sitting course = at_player();
  course.press("Up c");
  CHECK(course.command() == "golearn lesson 9.2.2/no-receiver --procs 2");
  course.press("c c End");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered");
}

TEST_CASE("Enter looks closer at the run that is shown", "[run]") {
  Sitting course = at_player();
  course.press("Up Enter");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --buffer 3 --why");
  CHECK(course.session().progress().of("9.2.2").gone_through(course::LessonStage::run));
}
