// --steps: a run drawn step by step, in characters.
#include <fmt/format.h>

#include "lessons/course.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "support/size.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

const std::string kLost = "g1:9.3.1:p2:s1:no-sync=true:workers=2:00020102030102010101:960d";

// The rows of the picture, its head first.
Lines picture(const std::string& line) {
  const Lines all = lines_of(run(line + " --lang en").out);
  const auto title = std::ranges::find(all, "Step by step");
  return {title, std::find(title, all.end(), "What happened")};
}

std::string row(const Lines& picture, int step) {
  const auto found = std::ranges::find_if(
      picture, [&](const std::string& line) { return matches(line, "^!? *([0-9]+) ") == Lines{std::to_string(step)}; });
  return found == picture.end() ? "" : *found;
}

}  // namespace

TEST_CASE("a lost update is two arrows out of the same 0", "[steps]") {
  const Lines all = picture("replay " + kLost);
  CHECK(has(row(all, 4), "█ reads 0 ◀"));
  CHECK(matches(row(all, 4), "─(0) +│$").size() == 1);
  CHECK(matches(row(all, 7), "─(0) +│$").size() == 1);
  CHECK(has(row(all, 7), "█ reads 0 ◀"));
  CHECK(matches(row(all, 10), "^!( +)10 ").size() == 1);
  CHECK(has(row(all, 10), "█ writes 1 ───"));
  CHECK(has(flowing(run("replay " + kLost + " --lang en").out),
            "└ g3 works from the 0 that it read at step 4, and so overwrites what g2 wrote at step 8."));
  for (const std::string part : {"░ gets true ◀──", "█ sends true ──", "─▶(true)"}) CHECK(has(row(all, 11), part));
}

TEST_CASE("a replay of few steps draws them unasked, and a run only if asked", "[steps]") {
  CHECK(!picture("replay " + kLost).empty());
  CHECK(picture("lesson 9.3.1 --fast --no-sync --workers 2").empty());
  CHECK(picture("replay " + kLost).front() == "Step by step");
}

TEST_CASE("a replay of many steps draws them only if asked", "[steps]") {
  const Lines tokens = matches(run("explore 12.1 --tasks 20 --timeout 300s --lang en").out, "golearn replay (\\S+)");
  REQUIRE(!tokens.empty());
  CHECK(picture("replay " + tokens.front()).empty());
  const Lines asked = picture("replay " + tokens.front() + " --steps");
  CHECK(!asked.empty());
  CHECK(
      matches(flowing(run("replay " + tokens.front() + " --steps --lang en").out), "([0-9]+) steps left out").size() ==
      1);
}

TEST_CASE("a circle of locks is told where it closes", "[steps]") {
  const std::string all = flowing(run("lesson 10.7 --fast --procs 1 --steps --lang en").out);
  CHECK(has(all, "└ a deadlock: g2 waits for spoon, which g3 has; g3 waits for fork, which g2 has."));
  CHECK_FALSE(has(all, "no room for: fork"));
}

TEST_CASE("the step that a note speaks of is drawn, too", "[steps]") {
  int notes = 0;
  for (int seed = 1; seed <= 10; ++seed) {
    const Lines all = picture(fmt::format("lesson 9.3.4 --no-sync --seed {} --steps", seed));
    std::string text;
    for (const std::string& line : all) text += line + "\n";
    for (const std::string& step : matches(flowing(text), "the last Broadcast\\(\\) was at step ([0-9]+)")) {
      CAPTURE(seed, step);
      CHECK(has(row(all, std::stoi(step)), "Broadcast()"));
      ++notes;
    }
  }
  CHECK(notes > 0);
}

TEST_CASE("steps that repeat are drawn twice, and counted", "[steps]") {
  const std::string all = flowing(run("lesson 12.2 --fast --procs 1 --steps --lang en").out);
  const Lines repeated = matches(all, "↻ █ the same 2 steps ([0-9]+) more times");
  REQUIRE(!repeated.empty());
  CHECK(repeated.front() == "23");  // main starts 25 goroutines, each behind an Add
  CHECK_FALSE(has(flowing(run("lesson 12.2 --fast --procs 1 --steps 1-50 --lang en").out), "↻"));
}

TEST_CASE("--ascii draws with ASCII alone, in the same columns", "[steps]") {
  const std::string line = "lesson 10.7 --fast --procs 1 --steps --picture --lang en";
  const Lines drawn = lines_of(run(line).out), ascii = lines_of(run(line + " --ascii").out);
  const auto title = std::ranges::find(ascii, "Step by step");
  const auto end = std::ranges::find(ascii, "What happened");
  REQUIRE(title < end);
  REQUIRE(drawn.size() == ascii.size());
  for (auto each = title; each != end; ++each) {
    CAPTURE(*each);
    CHECK(std::ranges::all_of(*each, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    CHECK(columns(*each) == columns(drawn[static_cast<std::size_t>(each - ascii.begin())]));
  }
}

TEST_CASE("a row for each goroutine and each lock shows how a deadlock came about", "[steps]") {
  const Lines all = lines_of(run("lesson 10.7 --fast --procs 1 --steps --lang en").out);
  const auto at_the_end = [&](const std::string& name) {
    const auto title = std::ranges::find(all, "When each goroutine ran");
    const auto found =
        std::find_if(title, all.end(), [&](const std::string& line) { return line.starts_with("  " + name + " "); });
    return found == all.end() ? "" : matches(*found, "(.[\x80-\xBF]*)$").front();
  };
  CHECK(at_the_end("g2") == "┊");
  CHECK(at_the_end("g3") == "┊");
  CHECK(at_the_end("fork") == "A");
  CHECK(at_the_end("spoon") == "B");
  CHECK(has(flowing(run("lesson 10.7 --fast --procs 1 --steps --lang en").out),
            "a lock: who has it (m main, A g2, B g3)"));
}

TEST_CASE("who waits for a Broadcast that was made is told when that was", "[steps]") {
  const Lines all = picture("lesson 9.3.4 --no-sync --seed 3 --steps");
  const std::string text = flowing(run("lesson 9.3.4 --no-sync --seed 3 --steps --lang en").out);
  const Lines at = matches(text, "the last Broadcast\\(\\) was at step ([0-9]+): too early");
  REQUIRE(!at.empty());
  const std::string step = picture("lesson 9.3.4 --no-sync --seed 3 --steps " + at.front() + "-" + at.front()).at(4);
  CHECK(has(step, "█ Broadcast"));
}

TEST_CASE("a range shows these steps and says how many it leaves out", "[steps]") {
  const Lines all = picture("replay " + kLost + " --steps 9-12");
  CHECK(matches(all[3], "⋮ .*8 steps left out").size() == 1);
  for (int step = 9; step <= 12; ++step) CHECK(!row(all, step).empty());
  CHECK(row(all, 8).empty());
  CHECK(row(all, 13).empty());
  CHECK(picture("replay " + kLost + " --steps=9-12") == all);
}

TEST_CASE("every line that a program prints stands in its picture", "[steps]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const lessons::Program& program : entry.programs) {
      if (program.runnable.measures) continue;
      const std::string line = "lesson " + program.runnable.id + " --fast --seed 7" + a_hundred(program.scenario);
      const Lines shown = picture(line + " --steps 1-100000");
      std::size_t prints = 0;
      for (const std::string& each : shown) prints += has(each, "» ") ? 1 : 0;
      const std::string raw =
          run("lesson " + program.runnable.id + " --seed 7" + a_hundred(program.scenario) + " --raw").out;
      CAPTURE(line);
      CHECK(prints == lines_of(raw).size());
    }
  }
}

TEST_CASE("of a program that goes round and round the first steps are kept, and what is not is counted", "[steps]") {
  const std::string out = run("lesson 9.2.5/select --default --duration 1s --procs 2 --steps --lang en").out;
  const Lines rest = matches(flowing(out), "Drawn up to here only: ([0-9]+) events came after that and were not kept");
  REQUIRE(rest.size() == 1);
  CHECK(std::stoll(rest.front()) > 0);
  CHECK_FALSE(has(run("lesson 9.2.5/select --fast --duration 1s --steps --lang en").out, "Drawn up to here"));
}

TEST_CASE("--steps refuses what it cannot draw in, and what is no range", "[steps]") {
  for (const std::string form : {"--json", "--raw"}) {
    const End end = run("lesson 9.3.1 --steps " + form);
    CHECK(end.status == 64);
    CHECK(has(end.err, "--steps"));
  }
  CHECK(run("lesson 9.3.1 --steps=x").status == 64);
  CHECK(run("lesson 9.3.1 --steps 9-3").status == 64);
  CHECK(run("lesson --steps 9.3.6 --fast").status == 0);  // the lesson's number is no range
}
