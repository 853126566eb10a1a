// What a lesson tells after its program's lines: what happened, and what to try next.
#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/size.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// The lines under a heading, wrapped ones joined.
Lines section(const std::string& out, const std::string& heading) {
  Lines items;
  bool inside = false;
  for (const std::string& line : lines_of(out)) {
    if (inside && line.empty()) break;
    if (inside && line.starts_with("    ")) {
      items.back() += " " + line.substr(line.find_first_not_of(' '));
    } else if (inside) {
      items.push_back(line.substr(line.find_first_not_of(" -")));
    }
    inside = inside || line == heading;
  }
  return items;
}

std::string happened(const std::string& line) {
  std::string all;
  for (const std::string& sentence : section(run("lesson " + line + " --fast --lang en").out, "What happened")) {
    all += sentence + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("what happened is told in one to five sentences", "[told]") {
  for (const lessons::Entry& entry : lessons::course()) {
    for (const auto& program : entry.programs) {
      const lessons::Scenario& scenario = program.scenario;
      CAPTURE(entry.id, scenario.name);
      const Lines sentences = lines_of(happened(entry.id + "/" + scenario.name + a_hundred(scenario)));
      CHECK((!sentences.empty() && sentences.size() <= 5));
    }
  }
}

TEST_CASE("who started the goroutines is told: go statements, timers, nobody", "[told]") {
  CHECK(has(happened("11.15/timeout"), "go statements started no goroutine, timers 1."));
  CHECK(has(happened("9.3.6 --workers 3"), "go statements started 3 goroutines."));
  CHECK(has(happened("9.2.2/no-receiver"), "there were no other goroutines."));
}

TEST_CASE("goroutines from which main has received, and that are cut off, are said to have sent", "[told]") {
  const std::string line = GENERATE("9.3.1", "9.3.2");
  const std::string all = happened(line + " --workers 1000 --procs 1");
  CHECK(has(all, "Cut off by the end of the program") == has(all, "had sent but not returned yet"));
}

TEST_CASE("what happened is told in the Go program's lines", "[told]") {
  const auto& [line, words] = GENERATE(table<std::string, std::string>({
      {"9.1.1/basics --wait 500ms --procs 1", "g2, g3 (task): sleep (program.go:25)"},
      {"9.1.1/basics --wait 0s --procs 1",
       "g2 (task): never started (program.go:15); g3 (task): never started (program.go:16)"},
      {"9.2.2/buffered", "g2 (buffered.func1): waiting for a turn (program.go:36)"},
      {"9.2.2/unbuffered --procs 1", "g2 (unbuffered.func1): sleep (program.go:19)"},
      {"9.2.2/no-receiver", "there were no other goroutines"},
      {"9.2.2/no-receiver --buffer 0", "main: chan send (program.go:51)"},
      {"9.2.3/range --no-close", "main: chan receive (program.go:27)"},
      {"9.2.3/range --send-after-close", "panic: send on closed channel. Exit status 2."},
      {"9.2.4/directions", "Leaked, 1 goroutine"},
      {"9.2.4/directions --procs 1", "g3 (receiveOnly): chan receive (program.go:35)"},
      {"9.2.5/select --procs 1", "g4 (listen): select (program.go:47)"},
      {"9.3.1 --procs 1 --no-sync --workers 100", "None of 100 updates was lost"},
      {"9.3.6 --missing-done", "main: sync.WaitGroup.Wait (program.go:37)"},
      {"9.3.6 --add-inside --procs 1", "g2, g3, g4 and 97 more (waitGroup.func1): never started (program.go:23)"},
  }));
  CAPTURE(line);
  CHECK(has(happened(line), words));
}

// Main has called signal.Stop and goes on when the signal comes: now and then it runs, on the other processor.
TEST_CASE("main is named among those whom a signal cut off, running or not", "[told]") {
  int died = 0;
  for (int runs = 0; died < 10 && runs < 300; ++runs) {
    const std::string all = happened("12.1 --interrupt-after 2s --timeout 2s --prompt --procs 2");
    if (!has(all, "Exit status 130") || !has(all, "2 goroutines.")) continue;
    ++died;
    CAPTURE(all);
    CHECK((has(all, "main: ") || has(all, "g2 (interruptAfter)")));
  }
  CHECK(died == 10);
}

TEST_CASE("what happened does not invent leaks", "[told]") {
  const std::string line =
      GENERATE(values<std::string>({"9.2.4/directions --close", "9.3.3 --wait 14s", "9.2.1 --procs 1", "9.3.4",
                                    "9.1.1/basics", "9.1.1/basics --wait 500ms"}));
  CAPTURE(line);
  CHECK(!has(happened(line), "Leaked"));
}

TEST_CASE("the suggestions are the text's, without the one just followed, and a comparison", "[told]") {
  const auto tries = text_of(*lessons::find_lesson("9.2.2"), study::Language::english).scenario("buffered").tries;
  REQUIRE(tries.size() == 3);
  const std::string followed = GENERATE_COPY(values<std::string>({"", tries[0].command, tries[1].command}));
  const std::string line = followed.empty() ? "lesson 9.2.2/buffered" : followed.substr(std::string("golearn ").size());
  const Lines suggested = section(run(line + " --fast --lang en").out, "Try next");
  Lines expected;
  for (const auto& suggestion : tries) {
    if (suggestion.command != followed) expected.push_back(suggestion.command + " " + suggestion.shows);
  }
  REQUIRE(suggested.size() == expected.size() + 1);
  CHECK(Lines(suggested.begin(), suggested.end() - 1) == expected);
  CHECK(suggested.back().starts_with("golearn compare 9.2.2/buffered "));
}
