// The map, and what is common to all screens: where keys lead, and what lies over what.
#include <fmt/format.h>

#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using course::FactKind;

namespace {

const std::string kMap = "Learn Go concurrency by running it";

Sitting on_map(const std::string& facts = "", const std::string& keys = "") {
  return Sitting(Language::english, facts, keys);
}

}  // namespace

TEST_CASE("the course opens where one left off", "[map]") {
  CHECK(on_map().command() == "golearn show 9.1.1");
  CHECK(on_map(before_stage("9.3.1", 3)).command() == "golearn lesson 9.3.1 --why");
  CHECK(on_map(gone_through("9.2.2", 5)).command() == "golearn show 9.2.3");
}

TEST_CASE("Enter goes to the stage that the row above the keys names", "[map]") {
  for (int stage = 0; stage < 5; ++stage) {
    Sitting course = on_map(before_stage("9.2.2", stage));
    course.press("Enter");
    const std::string mark =
        std::string("▶") + std::array{"read", "predict", "run", "look", "try"}[static_cast<std::size_t>(stage)];
    CHECK(course.shows(mark));
  }
}

TEST_CASE("the cursor goes over lessons, and stops at both ends", "[map]") {
  Sitting course = on_map();
  course.press("Up Down Down");
  CHECK(course.command() == "golearn show 9.1.3");
  course.press("End Down");
  CHECK(course.command() == "golearn show 13.4");
  CHECK(course.shows("13.4", {80, 24}));
  course.press("PgUp Home");
  CHECK(course.command() == "golearn show 9.1.1");
}

TEST_CASE("a chapter that is folded is passed over by the cursor, and unfolds again", "[map]") {
  Sitting course = on_map();
  course.press("Down Left");
  CHECK(course.command() == "golearn show 9.1.1");
  CHECK(!course.shows("Closures and goroutines"));
  course.press("Down");
  CHECK(course.command() == "golearn show 9.2.1");
  course.press("Up Right Down");
  CHECK(course.command() == "golearn show 9.1.2");
  CHECK(course.shows("Closures and goroutines"));
}

TEST_CASE("a search leads to a lesson on the map", "[map]") {
  Sitting course = on_map("", "/ p h i l o");
  CHECK(course.shows("▸ 10.7"));
  course.press("Enter");
  CHECK(course.command() == "golearn show 10.7");
  course.press("/ x x x x Enter Esc");
  CHECK(course.command() == "golearn show 10.7");
}

TEST_CASE("n goes to what comes next, from everywhere", "[map]") {
  for (const std::string keys : {"n", "End n", "? Esc n", "Enter ] n"}) {
    CHECK(on_map(before_stage("9.2.2", 2), keys).command() == "golearn lesson 9.2.2/buffered");
  }
}

TEST_CASE("brackets go from stage to stage, Esc and m to the map", "[map]") {
  Sitting course = on_map(before_stage("9.2.2", 0), "Enter ]");
  CHECK(course.command() == "golearn quiz 9.2.2/burst");
  course.press("]");
  CHECK(course.command() == "golearn lesson 9.2.2/buffered");
  course.press("] ] [ [ [ [ [");
  CHECK(course.command() == "golearn show 9.2.2");
  CHECK(course.facts_of(FactKind::stage).empty());  // to have passed by is not to have gone through
  course.press("] m");
  CHECK(course.shows(kMap));
  course.press("Enter Esc");
  CHECK(course.shows(kMap));
}

TEST_CASE("help, notes and progress lie over a screen, which is as it was behind them", "[map]") {
  Sitting course = on_map(before_stage("9.2.2", 1), "Enter h Down");
  const std::string before = course.text();
  for (const std::string over : {"? Down Down Esc", "p PgDn Esc", "o a b Esc", "/ a b Esc", "? ?", "p Enter"}) {
    course.press(over);
    INFO(over);
    CHECK(course.text() == before);
  }
}

TEST_CASE("a note is kept, and shown on the map; an empty one is not", "[map]") {
  Sitting course = on_map(before_stage("9.2.2", 1), "o Enter o b u f f Enter");
  REQUIRE(course.facts_of(FactKind::note).size() == 1);
  CHECK(course.facts_of(FactKind::note).front().text == "buff");
  CHECK(course.facts_of(FactKind::note).front().lesson == "9.2.2");
  CHECK(course.shows("note: buff"));
  course.press("o");
  CHECK(course.shows("• buff"));
}

TEST_CASE("a note is about the lesson that is shown", "[map]") {
  Sitting course = on_map(before_stage("9.2.2", 1));
  course.press("Home Enter o x Enter");
  CHECK(course.facts_of(FactKind::note).front().lesson == "9.1.1");
  course.press("Esc Down o y Enter");
  CHECK(course.facts_of(FactKind::note).back().lesson == "9.1.2");
}

TEST_CASE("L changes the language, and that is kept", "[map]") {
  Sitting course = on_map();
  course.press("L");
  CHECK(course.shows("Go 동시성을 돌려 보며 배운다"));
  course.press("Enter L");
  CHECK(course.shows("▶read"));
  CHECK(course.facts_of(FactKind::language).size() == 2);
  CHECK(course.facts_of(FactKind::language).back().id == "en");
}

TEST_CASE("a console without Hangul keeps English, and says why", "[map]") {
  Sitting course = on_map();
  course.session().english_only = true;
  course.press("L");
  CHECK(course.message() == "This console has no Hangul.");
  CHECK(course.shows(kMap));
  CHECK(course.facts_of(FactKind::language).empty());
  course.press("Down");
  CHECK(course.message().empty());
}

TEST_CASE("q closes the course from every screen, but where text is typed", "[map]") {
  for (const std::string keys : {"", "Enter", "Enter ]", "Enter ] ]", "Enter ] ] ]", "Enter ] ] ] ]", "p"}) {
    Sitting course = on_map(before_stage("9.2.2", 0), keys);
    INFO(keys);
    CHECK(!course.press("q"));
  }
  CHECK(on_map("", "/").press("q"));
  CHECK(on_map("", "o").press("q"));
}

TEST_CASE("a lesson that is gone through is told with what was left", "[map]") {
  Sitting course = on_map(before_stage("9.2.2", 4) + answered("9.2.2", "last", "Go =>  11", false) +
                              answered("9.2.2", "end", "deadlocked", true),
                          "Enter ]");
  CHECK(course.shows("Lesson 9.2.2 is not done yet."));
  CHECK(course.shows("1 of 4 right at first."));
  CHECK(course.shows("comes back: last  first answer Go =>  11"));
  CHECK(course.shows("left: all-first, overtake, missing-line"));
  CHECK(course.shows("Go on where you were: 9.2.2"));
}
