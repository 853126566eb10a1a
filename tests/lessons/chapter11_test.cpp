// 11.1 to 11.3: processes, threads and goroutines; G, M and P; concurrency and parallelism.
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("11.1: all goroutines are counted while they are parked", "[11]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("11.1", {{"workers", "300"}}, procs);
  CHECK(run.lines == Lines{"before", "  goroutines : 1", "with all of them parked", "  goroutines : 301"});
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("11.1: in real time the threads do not grow with the goroutines", "[real]") {
  const LessonRun run = run_lesson("11.1", {{"workers", "2000"}}, on(2, ClockMode::real));
  CHECK(run.measured("goroutines") == 2001);
  const std::int64_t threads = run.measured("threads");
  CHECK((threads >= 3 && threads < 100));
  CHECK(times(run.lines, "  threads : " + std::to_string(threads)) == 2);
  // Two processors; what else there is, is the runtime's.
  CHECK(run.findings ==
        Lines{"Within one process 2 threads ran 2001 goroutines.",
              "The other " + std::to_string(threads - 2) + (threads == 3 ? " thread is" : " threads are") +
                  " golearn's own: to watch for goroutines that run long, and to take signals."});
}

TEST_CASE("stolen goroutines are the program's: no more than it has, and none of the runtime's", "[11][parallel]") {
  for (int i = 0; i < 20; ++i) {
    const LessonRun run = run_lesson("9.1.2", {{"workers", "1"}, {"wait", "1ms"}}, on(4, ClockMode::real));
    std::uint64_t stolen = 0;
    std::uint64_t picked = 0;
    for (const ProcessorStats& each : run.outcome.processors) stolen += each.stolen, picked += each.picked;
    CHECK(stolen <= picked);  // who is stolen is run
    CHECK(run.outcome.spawned == 2);
  }
}

TEST_CASE("11.2: the pieces take their time on one processor, and its share on several", "[11]") {
  const auto& [procs, elapsed] = GENERATE(table<int, Duration>({{1, 32ms}, {2, 16ms}, {4, 8ms}}));
  const LessonRun run = run_lesson("11.2", {}, procs);
  CHECK(run.lines == Lines{"GOMAXPROCS : " + std::to_string(procs), "pieces done : 16"});
  CHECK(run.outcome.spawned == 16);
  CHECK(run.outcome.elapsed >= elapsed);
  CHECK(run.outcome.elapsed < elapsed + 5ms);  // the halves are not the same for all: a processor may run out
  std::uint64_t stolen = 0;
  for (const ProcessorStats& each : run.outcome.processors) stolen += each.stolen;
  CHECK((stolen > 0) == (procs > 1));
}

TEST_CASE("11.2: any number of pieces is done, in any order", "[11]") {
  const std::string count = GENERATE(values<std::string>({"1", "2", "7", "100"}));
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const LessonRun run = run_seeded("11.2", {{"count", count}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(run.lines.back() == "pieces done : " + count);
    REQUIRE(run.outcome.spawned == std::stoul(count));
  }
}

TEST_CASE("11.3: two processors take half the time of one", "[11]") {
  const LessonRun run = run_lesson("11.3", {}, 2);
  const Duration one(run.measured("one"));
  const Duration several(run.measured("several"));
  CHECK((one >= 60ms && one < 61ms));
  CHECK((several >= 30ms && several < 31ms));
  CHECK(times(run.lines, "task a piece 6") == 2);
  CHECK(times(run.lines, "task b piece 6") == 2);
  REQUIRE(run.findings.size() == 2);
  CHECK(run.findings.back() == "2 processors were 2.00 times as fast.");
}

TEST_CASE("11.3 --procs 1: the tasks take turns, unless each fits into a time slice", "[11]") {
  const auto turns = [](const LessonRun& run) {
    int changes = 0;
    std::string last;
    for (const std::string& line : run.lines) {
      if (!line.starts_with("task ")) continue;
      changes += !last.empty() && line[5] != last[5] ? 1 : 0;
      last = line;
    }
    return changes;
  };
  const LessonRun run = run_lesson("11.3", {}, 1);
  CHECK(turns(run) >= 3);
  CHECK(run.measured("several") == 0);
  CHECK(run.findings.size() == 1);
  CHECK(turns(run_lesson("11.3", {{"work", "1ms"}}, 1)) == 1);
}
