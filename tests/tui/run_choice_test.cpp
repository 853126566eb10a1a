// Which run is meant: what turning comes to, what a suggestion's command is, and which question a run answers.
#include <algorithm>

#include "frame_checks.hpp"
#include "golearn/study/duration.hpp"
#include "lessons/practice/answers.hpp"
#include "recorded_runs.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;
using namespace golearn::tui;

namespace {

constexpr int kMostKeys = 40;
constexpr int kMostByOne = 5;

// 1500ms is 1.5s.
bool is_same(const std::string& value, const std::string& other) {
  Duration one{};
  Duration two{};
  const bool times = study::parse_duration(value, one) && study::parse_duration(other, two);
  return value == other || (times && one == two);
}

// Whether so many keys up or down lead from what a knob is to a value.
bool leads_to(const RunChoice& from, const std::string& knob, const std::string& value, int keys, bool by_one) {
  for (const int by : {1, -1}) {
    RunChoice choice = from;
    for (int i = 0; i <= keys; ++i) {
      if (is_same(value_of(choice, knob), value) || (!by_one && leads_to(choice, knob, value, kMostByOne, true)))
        return true;
      choice = turned(choice, knob, by, by_one);
    }
  }
  return false;
}
bool can_be_turned(const RunChoice& from, const std::string& knob, const std::string& value) {
  return leads_to(from, knob, value, kMostKeys, false);
}

const lessons::Question& question_called(const std::string& lesson, const std::string& id) {
  return *practice_of(*lessons::find_lesson(lesson)).question(id);
}

}  // namespace

TEST_CASE("every solution of a challenge can be turned to", "[choice]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Challenge& challenge : practice_of(entry).challenges) {
      for (const lessons::Setup& solution : challenge.solutions) {
        const RunChoice start{.program = &program_of(entry, challenge.setup), .knobs = challenge.setup.knobs};
        for (const auto& [knob, value] : solution.knobs) {
          INFO(entry.id << "/" << challenge.id << " --" << knob << " " << value);
          CHECK(can_be_turned(start, knob, value));
        }
        if (solution.procs) CHECK(can_be_turned(start, "procs", std::to_string(solution.procs)));
      }
    }
  }
}

TEST_CASE("whatever is turned can be run, and turned back", "[choice]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      for (const std::string& knob : turnable(program)) {
        RunChoice choice{.program = &program};
        const std::string before = value_of(choice, knob);
        for (const int by : {1, 1, 1, -1, -1, -1, -1, -1, 1, 1}) {
          choice = turned(choice, knob, by);
          INFO(command_of(choice));
          CHECK_NOTHROW(spec_of(choice));
        }
        INFO(command_of(choice) << ", " << knob << " was " << before);
        CHECK(can_be_turned(choice, knob, before));
      }
    }
  }
}

TEST_CASE("the command of a run makes that run", "[choice]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      for (const std::string& knob : turnable(program)) {
        const RunChoice choice = turned({.program = &program}, knob, 1);
        const std::string command = command_of(choice);
        INFO(command);
        CHECK(why_refused(command, Language::english).empty());
        const auto again = choice_in(command);
        REQUIRE(again);
        CHECK(again->program == &program);
        CHECK(spec_of(*again).settings.typed() == spec_of(choice).settings.typed());
        CHECK(spec_of(*again).procs == spec_of(choice).procs);
      }
    }
  }
}

TEST_CASE("each suggestion of a run is a run, or a command of another kind", "[choice]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      if (program.runnable.measures) continue;
      for (const RecordedTry& each : recorded_run({.program = &program, .procs = 1}).tries) {
        INFO(each.command.en);
        CHECK(why_refused(each.command.en, Language::english).empty());
        std::optional<RunChoice> choice;
        REQUIRE_NOTHROW(choice = choice_in(each.command.en));
        if (choice) CHECK_NOTHROW(spec_of(*choice));
      }
    }
  }
}

TEST_CASE("what is no run of one program alone is none to play", "[choice]") {
  for (const std::string command :
       {"golearn", "golearn lesson", "golearn explore 9.3.1", "golearn lesson 9.2.2/buffered --why",
        "golearn lesson 9.3.1 --seed 3", "golearn lesson nothing", "golearn lesson 9.2",
        "golearn lesson 9.3.1 --procs 0", "golearn lesson 9.3.1 --procs", "golearn lesson 9.3.1 --speed 4",
        "golearn lesson 9.3.1 3"}) {
    INFO(command);
    std::optional<RunChoice> choice;
    CHECK_NOTHROW(choice = choice_in(command));
    CHECK(!choice);
  }
}

TEST_CASE("a run answers a question if it has the question's program, knobs and processors", "[choice]") {
  const lessons::Program& buffered = program_called("9.2.2/buffered");
  const lessons::Question& burst = question_called("9.2.2", "burst");
  CHECK(is_about(burst, {.program = &buffered}));
  CHECK(is_about(burst, {.program = &buffered, .knobs = {{"buffer", "5"}}}));  // it varies that
  CHECK(!is_about(burst, {.program = &buffered, .knobs = {{"count", "5"}}}));
  CHECK(!is_about(burst, {.program = &program_called("9.2.2/unbuffered")}));
  CHECK(!is_about(question_called("9.2.2", "last"), {.program = &buffered, .knobs = {{"buffer", "5"}}}));
  const lessons::Program& race = program_called("9.3.1");
  CHECK(!is_about(question_called("9.3.1", "possible"), {.program = &race, .knobs = {{"workers", "3"}}}));
  const lessons::Program& philosophers = program_called("10.7");
  CHECK(is_about(question_called("10.7", "first"), {.program = &philosophers, .procs = 1}));
  CHECK(!is_about(question_called("10.7", "first"), {.program = &philosophers, .procs = 2}));
}

TEST_CASE("of more than can be looked at, a run has as many as a search", "[choice]") {
  const RunChoice race{.program = &program_called("9.3.1")};
  CHECK(std::stoi(value_of(race, "workers")) < 10);
  CHECK(command_of(race).find("--workers") != std::string::npos);
}

TEST_CASE("the first run of a lesson is the one that its first question is about", "[choice]") {
  CHECK(first_choice(*lessons::find_lesson("9.2.2")).program == &program_called("9.2.2/buffered"));
  CHECK(first_choice(*lessons::find_lesson("10.7")).procs == 1);
}
