// From an answer to a run that shows it; questions that come back; and what becomes of a question whose child dies.
#include "golearn/study/run.hpp"
#include "golearn/study/token.hpp"
#include "lessons/practice/practice.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using course::FactKind;

TEST_CASE("the run that was asked about can be seen, with the value that was asked for", "[predict]") {
  Sitting course(Language::english, before_stage("9.2.2", 1));
  course.press("Enter 1 r 1 v");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered --buffer 3");
}

TEST_CASE("each answer about every schedule can be seen in a run", "[predict]") {
  const lessons::Program& program = lessons::find_lesson("9.3.1")->programs.front();
  for (const std::string number : {"2", "3", "4"}) {
    Sitting course(Language::english, before_stage("9.3.1", 1));
    course.press("Enter s 0 " + number);
    const std::string replay = "golearn replay ";
    REQUIRE(course.command().starts_with(replay));
    const auto token = study::parse_token(course.command().substr(replay.size()));
    CHECK(study::run(study::replay_of(program.runnable, token)).printed ==
          std::to_string(std::stoi(number) - 1) + "\n");
  }
}

TEST_CASE("an answer that never comes can be seen in no run", "[predict]") {
  Sitting course(Language::english, before_stage("9.3.1", 1));
  course.press("Enter s 0 1");
  CHECK(course.command() == "golearn explore 9.3.1 --workers 3");
}

TEST_CASE("a question that is due is asked alone, and the map comes back", "[predict]") {
  Sitting course(Language::english, before_stage("9.2.2", 2) + answered("9.2.2", "last", "Go =>  11", false));
  CHECK(course.shows("questions that come back (r)"));
  course.press("r");
  CHECK(course.command() == "golearn quiz 9.2.2/last");
  course.press("4");
  CHECK(course.facts_of(FactKind::question).back().right);
  course.press("Enter");
  CHECK(course.shows("Learn Go concurrency by running it"));
  CHECK(course.session().progress().of("9.2.2").gone_through(course::LessonStage::run) == false);
}

TEST_CASE("where nothing is due r means nothing", "[predict]") {
  Sitting course(Language::english, before_stage("9.2.2", 2));
  course.press("r");
  CHECK(course.shows("Learn Go concurrency by running it"));
}

TEST_CASE("a question whose child was killed says so, and can be skipped", "[predict]") {
  Sitting course(Language::english, before_stage("9.3.1", 1));
  course.press("Enter");
  course.press_at_once({tui::Key::Kind::character, U's'});
  course.kill_children();
  CHECK(course.shows("The answer could not be computed: skip with s."));
  course.press("1 Enter 0 h");
  CHECK(course.facts_of(FactKind::question).empty());
  course.press("s");
  CHECK(course.command() == "golearn quiz 9.3.1/guard");
}
