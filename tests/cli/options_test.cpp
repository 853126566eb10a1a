// The options common to all lessons, and the ways to name a lesson.
#include <map>

#include "args/selection.hpp"
#include "lessons/course.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn::test;

TEST_CASE("a slug and a program's id mean the same as the number", "[options]") {
  const std::string same = run("lesson 9.2.2/buffered --fast --raw").out;
  CHECK(run("lesson buffering/buffered --fast --raw").out == same);
  CHECK(run("lesson 9.2.1/channel --fast --raw --procs 1").out == run("lesson channel --fast --raw --procs 1").out);
}

TEST_CASE("flags may stand before the lesson", "[options]") {
  const std::string line = GENERATE(
      values<std::string>({"lesson --fast --raw 9.2.2/buffered", "lesson --procs=1 --fast 9.2.2/buffered --raw",
                           "lesson --raw --fast -- 9.2.2/buffered"}));
  CAPTURE(line);
  CHECK(run(line).out == run("lesson 9.2.2/buffered --fast --raw").out);
}

TEST_CASE("options with a value may stand before the lesson", "[options]") {
  const std::string line = GENERATE(values<std::string>({"lesson --procs 1 9.2.2/buffered --fast --raw",
                                                         "lesson --buffer 2 9.2.2/buffered --fast --raw",
                                                         "lesson --timestamps none 9.2.2/buffered --fast --raw"}));
  CAPTURE(line);
  CHECK(run(line).out == run("lesson 9.2.2/buffered --fast --raw").out);
}

// Else what stands behind such an option, before the lesson is known, would be taken for its value or not at random.
TEST_CASE("a knob's name takes a value in every lesson or in none", "[options]") {
  std::map<std::string, bool> flags;
  for (const golearn::lessons::Entry& entry : golearn::lessons::course()) {
    for (const auto& program : entry.programs) {
      for (const auto& knob : program.scenario.knobs) {
        const bool flag = knob.kind == golearn::study::Knob::Kind::flag;
        CAPTURE(entry.id, knob.name);
        CHECK(flags.try_emplace(knob.name, flag).first->second == flag);
      }
    }
  }
}

TEST_CASE("--speed shortens the wait, not the program's time", "[options]") {
  const End end = run("lesson 9.1.1/basics --wait 1h --speed 1000 --lang en");  // killed if it takes the hour
  const Lines ended = matches(end.out, R"((\d+\.\d{6})s  g1 main +Main Routine End )");
  REQUIRE(ended.size() == 1);
  CHECK(std::stod(ended.front()) >= 3600);
}

TEST_CASE("--workers at its upper limit runs", "[options][many]") {
  const End end = run("lesson 9.3.6 --workers 1000000 --fast --raw --procs 1");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, "WaitGroup End!"));
}

TEST_CASE("--seed repeats the random choices", "[options]") {
  const std::string line = "lesson 9.2.5/random --fast --raw --procs 1 --seed ";
  CHECK(run(line + "7").out == run(line + "7").out);
  bool different = false;
  for (int seed = 1; seed < 9 && !different; ++seed) {
    different = run(line + std::to_string(seed)).out != run(line + "100").out;
  }
  CHECK(different);
}

TEST_CASE("--fast does not wait", "[options]") { CHECK(run("lesson 9.1.1/basics --wait 1h --fast --raw").status == 0); }

TEST_CASE("a program's name alone means that program, if no other has it", "[options]") {
  CHECK(run("lesson buffered --fast --raw").out == run("lesson 9.2.2/buffered --fast --raw").out);
  CHECK(run("show buffered").out == run("show 9.2.2/buffered").out);
  for (const golearn::lessons::Program* program : golearn::args::all_lessons().programs) {
    const std::string& name = program->scenario.name;
    CAPTURE(name);
    if (golearn::lessons::find_lesson(name)) continue;
    CHECK(golearn::args::select_lesson(name).programs == std::vector{program});
  }
}

TEST_CASE("a Go version is taken as go writes it, and stands for the newest rules that are not newer", "[options]") {
  const auto& [version, rules] = GENERATE(table<std::string, std::string>(
      {{"1.21", "1.21"}, {"go1.21.5", "1.21"}, {"1.23", "1.22"}, {"1.26", "1.22"}, {"go1.26", "1.22"}}));
  CAPTURE(version);
  CHECK(lines_of(run("lesson 9.1.3/captured --seed 1 --workers 3 --go " + version).out)[1] ==
        lines_of(run("lesson 9.1.3/captured --seed 1 --workers 3 --go " + rules).out)[1]);
  CHECK(run("check-notes 9.2.4 --for 1ms --go " + version).status == 0);
}
