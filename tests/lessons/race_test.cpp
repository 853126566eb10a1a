// 9.3.1, 9.3.2 and 9.3.7: what a counter loses, and what guards it.
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Guarded {
  std::string id;
  Knobs knobs;
};

// Each guard of each counter, and what the counter must show in the end.
const std::vector<std::pair<Guarded, std::string>>& guarded() {
  static const std::vector<std::pair<Guarded, std::string>> all{
      {{"9.3.1", {{"sync", "mutex"}}}, "10000"},
      {{"9.3.1", {{"sync", "rwmutex"}}}, "10000"},
      {{"9.3.1", {{"sync", "atomic"}}}, "10000"},
      {{"9.3.1", {{"sync", "channel"}}}, "10000"},
      {{"9.3.1", {{"sync", "mutex"}, {"workers", "1"}}}, "1"},
      {{"9.3.2", {}}, "10000"},
      {{"9.3.2", {{"workers", "77"}}}, "77"},
      {{"9.3.7/counter", {}}, "WaitGroup End! cnt :  3000"},
      {{"9.3.7/counter", {{"sync", "mutex"}}}, "WaitGroup End! cnt :  3000"},
      {{"9.3.7/counter", {{"adds", "100"}, {"subs", "100"}}}, "WaitGroup End! cnt :  0"},
      {{"9.3.7/counter", {{"adds", "0"}, {"subs", "7"}}}, "WaitGroup End! cnt :  -7"},
      {{"9.3.7/counter", {{"adds", "0"}, {"subs", "0"}}}, "WaitGroup End! cnt :  0"}};
  return all;
}

}  // namespace

TEST_CASE("a guarded counter keeps every update, on any number of processors", "[9.3][many]") {
  const int procs = GENERATE(1, 2, 4);
  for (const auto& [run_of, line] : guarded()) {
    CAPTURE(run_of.id, line);
    const LessonRun run = run_lesson(run_of.id, run_of.knobs, procs);
    REQUIRE(run.outcome.ending == Ending::returned);
    CHECK(run.lines.front() == line);
    CHECK(run.lines.back() == line);
    REQUIRE(!run.findings.empty());
    for (const std::string& finding : run.findings) CHECK(finding.find("were lost") == std::string::npos);
  }
}

TEST_CASE("9.3.1 --procs 2: an unguarded counter loses updates in 20 runs of 20", "[9.3][many]") {
  // The last two are other words for the first.
  const auto& [knobs, runs] = GENERATE(table<Knobs, int>(
      {{Knobs{}, 20}, {Knobs{{"no-sync", "true"}}, 2}, {Knobs{{"no-sync", "true"}, {"sync", "none"}}, 2}}));
  for (int i = 0; i < runs; ++i) {
    const LessonRun run = run_lesson("9.3.1", knobs, 2);
    REQUIRE(run.outcome.ending == Ending::returned);
    const int final = std::stoi(run.lines.front());
    CHECK((final > 0 && final < 10'000));
    CHECK(run.measured("final") == final);
    CHECK(run.findings.front() == std::to_string(10'000 - final) + " of 10000 updates were lost.");
  }
}

TEST_CASE("9.3.2 --no-sync --procs 2: without its lock it loses as many", "[9.3][many]") {
  for (int i = 0; i < 5; ++i) {
    const LessonRun run = run_lesson("9.3.2", {{"no-sync", "true"}}, 2);
    const int final = std::stoi(run.lines.front());
    CHECK((final > 0 && final < 10'000));
    CHECK(run.findings.front() ==
          "Without the lock " + std::to_string(10'000 - final) + " of 10000 updates were lost.");
  }
}

TEST_CASE("at one processor an unguarded counter loses nothing", "[9.3][many]") {
  const auto& [id, line, words] = GENERATE(table<std::string, std::string, std::string>({
      {"9.3.1", "10000", "None of 10000 updates was lost: with one processor nobody came in between."},
      {"9.3.2", "10000", "All 10000 updates are there: there is one processor."},
      {"9.3.7/counter", "WaitGroup End! cnt :  3000",
       "The result is right: with one processor nobody came in between."},
  }));
  for (const ClockMode clock : {ClockMode::simulated, ClockMode::simulated, ClockMode::real}) {
    const LessonRun run = run_lesson(id, {{"no-sync", "true"}}, on(1, clock));
    CHECK(run.lines == Lines{line});
    CHECK(run.findings.front() == words);
  }
}

TEST_CASE("9.3.1 --procs 2 loses updates in real time too", "[9.3][many]") {
  for (int i = 0; i < 5; ++i) {
    const LessonRun run = run_lesson("9.3.1", {{"no-sync", "true"}}, on(2, ClockMode::real));
    CHECK(std::stoi(run.lines.front()) < 10'000);
  }
}

TEST_CASE("9.3.7/counter --no-sync --procs 2: the result is off, and the findings say by how much", "[9.3]") {
  bool off = false;
  for (int i = 0; i < 100 && !off; ++i) {
    const LessonRun run = run_lesson("9.3.7/counter", {{"no-sync", "true"}}, 2);
    REQUIRE(run.lines.size() == 1);
    const auto difference = std::abs(3000 - run.measured("final"));
    REQUIRE(run.findings.size() == 1);
    const std::string away = "The result is " + std::to_string(difference) + " away from 3000: at least " +
                             std::to_string(difference) + " updates were lost.";
    CHECK(run.findings.front() == (difference ? away : "The result is right: by luck."));
    off = difference != 0;
  }
  CHECK(off);
}

TEST_CASE("9.3.7/operations: each operation does what it is called", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.3.7/operations", {{"workers", "8"}, {"count", "500"}}, procs);
  const std::int64_t retries = run.measured("retries", -1);
  CHECK(run.lines == Lines{"Add :  0 -> 10", "Load :  10", "Store :  10 -> 20", "Swap :  20 -> 30",
                           "CompareAndSwap 30 :  30 -> 40 true", "CompareAndSwap 30 :  40 -> 40 false",
                           "WaitGroup End! num :  4000", "Retries :  " + std::to_string(retries)});
  CHECK((procs == 1 ? retries == 0 : retries >= 0));
  CHECK(run.findings == Lines{"4000 additions took " + std::to_string(retries) +
                              (retries == 1 ? " retry" : " retries") + " of the CAS."});
}
