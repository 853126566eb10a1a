// The learner as the scheduler: the keys lead where the schedule does that they stand for.
#include <fmt/format.h>

#include "golearn/study/run.hpp"
#include "golearn/study/turn.hpp"
#include "lessons/practice/answers.hpp"
#include "sitting.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using course::Fact;
using course::FactKind;

namespace {

Sitting at_game(const std::string& lesson, std::size_t number, const std::string& keys = "") {
  return Sitting(Language::english, before_stage(lesson, 4), fmt::format("Enter {} ", number) + keys);
}

// What one presses for each choice of a schedule; beside it, at which turn that was.
std::vector<std::uint64_t> numbers_of(const study::RunSpec& spec, const std::vector<std::uint32_t>& choices) {
  std::vector<std::uint64_t> numbers;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Schedule before{.choices = {choices.begin(), choices.begin() + static_cast<std::ptrdiff_t>(i)}};
    numbers.push_back(turn_after(spec, before).number(choices[i]));
  }
  return numbers;
}

// By the keys of a game's example, to its goal.
void check_example(const lessons::Entry& entry, std::size_t nth) {
  const lessons::Challenge& challenge = practice_of(entry).challenges[nth];
  const lessons::Ways ways = lessons::ways(entry, challenge);
  const std::vector<std::uint32_t> choices = study::run_on(ways.spec, ways.best->schedule).choices;
  Sitting course = at_game(entry.id, nth + 1);
  for (const std::uint64_t number : numbers_of(ways.spec, choices)) {
    REQUIRE(number < 10);
    course.press(std::to_string(number));
  }
  CHECK(course.shows("✓ Done."));
  REQUIRE(course.facts_of(FactKind::challenge).size() == 1);
  const Fact fact = course.facts_of(FactKind::challenge).front();
  CHECK((fact.id == challenge.id && fact.right && fact.lesson == entry.id));
  CHECK(course.command() == "golearn replay " + fact.how);
  CHECK(course.session().progress().of(entry.id).gone_through(course::LessonStage::attempt));
}

}  // namespace

TEST_CASE("the keys of a game's example lead to its goal", "[play]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const auto& challenges = practice_of(entry).challenges;
    for (std::size_t nth = 0; nth < challenges.size(); ++nth) {
      INFO(entry.id << "/" << challenges[nth].id);
      if (challenges[nth].play && !challenges[nth].impossible) check_example(entry, nth);
    }
  }
}

TEST_CASE("what is kept of a game is a token that meets the challenge", "[play]") {
  Sitting course = at_game("9.2.2", 2, "h h");
  const lessons::Entry& entry = *lessons::find_lesson("9.2.2");
  const lessons::Challenge& overtake = practice_of(entry).challenges[1];
  for (int i = 0; i < 30 && course.facts_of(FactKind::challenge).empty(); ++i) {
    for (const char* key : {"1", "2"}) {
      if (course.shows(fmt::format("the next key: {}", key))) course.press(std::string(key) + " h");
    }
  }
  REQUIRE(course.facts_of(FactKind::challenge).size() == 1);
  const Fact fact = course.facts_of(FactKind::challenge).front();
  CHECK(fact.hints > 1);
  const lessons::Program& program = program_of(entry, overtake.setup);
  const study::RunSpec again = study::replay_of(program.runnable, study::parse_token(fact.how));
  CHECK(passes(overtake.goal, came_of(program, study::run(again))));
}

TEST_CASE("keys that are typed faster than the turns are made count all the same", "[play]") {
  Sitting slowly = at_game("9.3.1", 1, "3 3 2 2");
  Sitting fast = at_game("9.3.1", 1);
  fast.type("3322");
  fast.settle();
  CHECK(fast.text() == slowly.text());
  CHECK(fast.shows("choices 4 · interferences 2"));
}

TEST_CASE("a number that nobody has, or whose goroutine cannot go, is no choice", "[play]") {
  Sitting course = at_game("10.7", 1, "9 0 8");
  CHECK(course.shows("choices 0"));
}

TEST_CASE("the cursor and Enter choose, too, and are where nobody would interfere", "[play]") {
  Sitting course = at_game("9.3.1", 1, "Enter Enter");
  CHECK(course.shows("choices 2 · interferences 0"));
  course.press("U Down Enter");
  CHECK(course.shows("choices 1 · interferences 1"));
}

TEST_CASE("u takes back what the last key did, U all", "[play]") {
  Sitting course = at_game("9.3.1", 1);
  const std::string first = course.text();
  course.press("3");
  const std::string second = course.text();
  course.press("3 2 u u");
  CHECK(course.text() == second);
  course.press("r");
  CHECK(course.shows("The goal was not reached."));
  course.press("u");
  CHECK(course.text() == second);
  course.press("2 2 U");
  CHECK(course.text() == first);
  course.press("u U");
  CHECK(course.text() == first);
}

TEST_CASE("run on to the end without the goal is not met, and nothing is kept", "[play]") {
  Sitting course = at_game("9.3.1", 1, "r");
  CHECK(course.shows("✗ The goal was not reached."));
  CHECK(course.facts_of(FactKind::challenge).empty());
  course.press("Enter 1");
  CHECK(course.shows("✗ The goal was not reached."));
}

TEST_CASE("that it cannot be done is right where no schedule does it", "[play]") {
  Sitting course = at_game("9.3.1", 3, "i");
  CHECK(course.shows("✓ Right: it cannot be done."));
  CHECK(course.shows("It is one step that cannot be split.", {80, 24}));
  CHECK(course.facts_of(FactKind::challenge).front().right);
  course.press("Enter");
  CHECK(course.shows("to remember"));
}

TEST_CASE("that it cannot be done is wrong where a schedule does it", "[play]") {
  Sitting course = at_game("9.3.1", 1, "i");
  CHECK(course.message() == "✗ It can be done: there is a schedule that reaches the goal.");
  CHECK(course.facts_of(FactKind::challenge).empty());
  course.press("3 i u");
  CHECK(course.message().empty());
}

TEST_CASE("the best is the fewest interferences that there are", "[play]") {
  CHECK(at_game("9.3.1", 1).shows("interferences 0 (best 1)"));
  CHECK(at_game("10.7", 1).shows("interferences 0 (best 1)"));
}

TEST_CASE("a hint is about the turn that it was asked for", "[play]") {
  Sitting course = at_game("9.3.1", 1, "h");
  CHECK(!course.shows("the next key"));
  course.press("h");
  CHECK(course.shows("the next key"));
  course.press_at_once({tui::Key::Kind::character, U'h'});
  course.press("3");
  CHECK(!course.shows("the next key"));
}

TEST_CASE("a turn whose child is killed is said to have died, and can be taken back", "[play]") {
  Sitting course = at_game("9.3.1", 1, "3");
  const std::string before = course.text();
  course.press_at_once({tui::Key::Kind::character, U'3'});
  course.kill_children();
  CHECK(course.message() == "The program died: go back with u.");
  course.press("u");
  CHECK(course.text() == before);
}
