// 9.1: what the programs on goroutines print and leave behind, at each setting.
#include <algorithm>
#include <numeric>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

Lines plain(const LessonRun& run, const std::string& id) { return normalised(run.lines, choose(id).scenario); }

// What follows the last space.
Lines last_words(const Lines& lines) {
  Lines words;
  for (const std::string& line : lines) words.push_back(line.substr(line.rfind(' ') + 1));
  return words;
}

}  // namespace

TEST_CASE("9.1.1/basics: all end in time when main sleeps long enough", "[9.1]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.1.1/basics", {}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.spawned == 3);
  CHECK(others(run).empty());
  CHECK((run.outcome.elapsed >= 5s && run.outcome.elapsed < 5100ms));
  const Lines printed = plain(run, "9.1.1/basics");
  REQUIRE(printed.size() == 8);
  CHECK(printed[0] == "exe1 func start <now>");
  CHECK(printed[1] == "exe1 func end <now>");
  CHECK(printed[2] == "Main Routine Start <now>");
  CHECK(sorted({printed[3], printed[4]}) == Lines{"exe2 func start <now>", "exe3 func start <now>"});
  CHECK(sorted({printed[5], printed[6]}) == Lines{"exe2 func end <now>", "exe3 func end <now>"});
  CHECK(printed[7] == "Main Routine End <now>");
}

TEST_CASE("9.1.1/basics --wait 500ms: main's end cuts two off in their sleep", "[9.1]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.1.1/basics", {{"wait", "500ms"}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.exit_status == 0);
  CHECK(others(run).size() == 2);
  CHECK(waiting(run, WaitReason::sleep, 25) == 2);
  CHECK(run.outcome.timers_pending);
  CHECK(run.lines.size() == 6);
  CHECK(starting(run.lines, "exe2 func end") + starting(run.lines, "exe3 func end") == 0);
}

TEST_CASE("9.1.1/basics --wait 0s --procs 1: the others never run", "[9.1]") {
  const LessonRun run = run_lesson("9.1.1/basics", {{"wait", "0s"}});
  CHECK(never_started(run) == 2);
  CHECK(plain(run, "9.1.1/basics") ==
        Lines{"exe1 func start <now>", "exe1 func end <now>", "Main Routine Start <now>", "Main Routine End <now>"});
}

TEST_CASE("9.1.1/loop --procs 1: the tasks print in blocks, the last started first", "[9.1]") {
  const LessonRun run = run_lesson("9.1.1/loop", {{"count", "20"}});
  Lines expected;
  const auto task = [&](const std::string& name) {
    expected.push_back(name + " Start :  <now>");
    for (const std::string& line : numbered(name + " >>>>> ", 20)) expected.push_back(line);
    expected.push_back(name + " End :  <now>");
  };
  task("t1");
  expected.emplace_back("Main Routine Start :  <now>");
  task("t3");
  task("t2");
  expected.emplace_back("Main Routine End :  <now>");
  CHECK(plain(run, "9.1.1/loop") == expected);
}

// In real time, as learners run it: there golearn sees to it that another processor comes in time, on a busy machine
// too.
TEST_CASE("9.1.1/loop --procs 2: the same lines, and some day mixed", "[9.1]") {
  bool mixed = false;
  Config config = on(2, ClockMode::real);
  config.wakes = Wakes::as_go;
  for (int runs = 0; runs < 20 && !mixed; ++runs) {
    const LessonRun run = run_lesson("9.1.1/loop", {{"count", "200"}, {"wait", "500ms"}}, config);
    REQUIRE(run.lines.size() == 3 * 202 + 2);
    const auto first2 = std::ranges::find(run.lines, "t2 >>>>> 0");
    const auto first3 = std::ranges::find(run.lines, "t3 >>>>> 0");
    const auto last2 = std::ranges::find(run.lines, "t2 >>>>> 199");
    const auto last3 = std::ranges::find(run.lines, "t3 >>>>> 199");
    REQUIRE((first2 < last2 && first3 < last3 && std::max(last2, last3) < run.lines.end()));
    mixed = first2 < last3 && first3 < last2;
  }
  CHECK(mixed);
}

TEST_CASE("9.1.2: each goroutine prints its lines with one random number", "[9.1]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.1.2", {{"workers", "20"}, {"count", "5"}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(others(run).empty());
  CHECK(run.lines.size() == 20 * 7 + 3);
  CHECK(run.lines.front() == "Current System CPU :  " + std::to_string(procs));
  for (int n = 0; n < 20; ++n) {
    const std::string mine = std::to_string(n) + " >>>>>>> ";
    const auto first = std::ranges::find_if(run.lines, [&](const auto& line) { return line.starts_with(mine); });
    REQUIRE(first != run.lines.end());
    const int random = std::stoi(first->substr(mine.size()));
    CHECK((random >= 0 && random < 100));
    const std::string all = mine + std::to_string(random) + " ";
    for (const std::string& line : numbered(all, 5)) CHECK(times(run.lines, line) == 1);
    CHECK(starting(run.lines, mine) == 5);
  }
}

TEST_CASE("9.1.2 --procs 1: the last goroutine's lines, then each other's, unmixed", "[9.1]") {
  const LessonRun run = run_lesson("9.1.2", {{"count", "3"}});
  Lines order;
  for (const std::string& line : run.lines) {
    const std::string who = line.substr(0, line.find(' '));
    if (order.empty() || order.back() != who) order.push_back(who);
  }
  Lines expected{"Current", "Main", "99"};
  for (const std::string& line : numbered("", 99)) expected.push_back(line);
  expected.emplace_back("Main");
  CHECK(order == expected);
}

TEST_CASE("9.1.2: the findings say what each processor did", "[9.1]") {
  const int procs = GENERATE(1, 2, 4, 12);
  const LessonRun run = run_lesson("9.1.2", {{"workers", "50"}, {"count", "1"}}, procs);
  const auto& did = run.outcome.processors;
  REQUIRE(did.size() == static_cast<std::size_t>(procs));
  const auto started = std::accumulate(did.begin(), did.end(), std::uint64_t{0},
                                       [](std::uint64_t sum, const ProcessorStats& p) { return sum + p.started; });
  CHECK(started == run.outcome.spawned);
  REQUIRE(run.findings.size() == 2);
  for (int p = 0; p < std::min(procs, 8); ++p) {
    CHECK(run.findings[0].find(" P" + std::to_string(p) + " " + std::to_string(did[p].started) + "/") !=
          std::string::npos);
  }
  CHECK((run.findings[0].find("the other 4") != std::string::npos) == (procs == 12));
  CHECK(run.findings[1].starts_with("The run took 5.0"));
}

TEST_CASE("9.1.3/captured: one shared variable shows its last value", "[9.1]") {
  const Knobs knobs =
      GENERATE(values<Knobs>({{{"capture", "shared"}}, {{"go", "1.21"}}, {{"capture", "shared"}, {"go", "1.22"}}}));
  const LessonRun run = run_lesson("9.1.3/captured", knobs);
  CHECK(run.lines == Lines(1000, "Closure Test =>  1000"));
  Knobs fewer = knobs;
  fewer["workers"] = "10";
  CHECK(run_lesson("9.1.3/captured", fewer).lines == Lines(10, "Closure Test =>  10"));
}

TEST_CASE("9.1.3/captured: a variable for each iteration shows each value once", "[9.1]") {
  const int procs = GENERATE(1, 2, 4);
  const Knobs knobs = GENERATE(values<Knobs>({{}, {{"go", "1.22"}}, {{"capture", "per-iteration"}, {"go", "1.21"}}}));
  const LessonRun run = run_lesson("9.1.3/captured", knobs, procs);
  CHECK(sorted(run.lines) == sorted(numbered("Closure Test =>  ", 1000)));
  if (procs == 1) CHECK(run.lines.front() == "Closure Test =>  999");
}

TEST_CASE("9.1.3/captured --capture shared on several processors: whatever the loop had reached", "[9.1]") {
  const LessonRun run = run_lesson("9.1.3/captured", {{"capture", "shared"}}, 2);
  REQUIRE(run.lines.size() == 1000);
  for (const std::string& number : last_words(run.lines)) CHECK((std::stoi(number) >= 0 && std::stoi(number) <= 1000));
}

TEST_CASE("9.1.3/passed: each number once, in Go's order at one processor", "[9.1]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.1.3/passed", {{"workers", "200"}}, procs);
  Lines numbers;
  for (const std::string& line : plain(run, "9.1.3/passed")) {
    REQUIRE(line.ends_with("  -  <now>"));
    numbers.push_back(line.substr(0, line.size() - std::string("  -  <now>").size()));
  }
  CHECK(sorted(numbers) == sorted(numbered("Go Routine Closure :  ", 200)));
  if (procs != 1) return;
  CHECK(numbers.front() == "Go Routine Closure :  199");
  CHECK(Lines(numbers.begin() + 1, numbers.end()) == numbered("Go Routine Closure :  ", 199));
}
