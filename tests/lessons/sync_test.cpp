// 9.3.3 to 9.3.6: RWMutex, Cond, Once and WaitGroup, at each setting.
#include <algorithm>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

Lines starting_with(const Lines& lines, const std::string& prefix) {
  Lines mine = lines;
  std::erase_if(mine, [&](const std::string& line) { return !line.starts_with(prefix); });
  return mine;
}

int woken(const LessonRun& run) { return starting(run.lines, "Waiting End "); }

}  // namespace

TEST_CASE("9.3.3: readers overlap, the writer is alone, and main ends too early", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.3.3", {}, procs);
  CHECK((run.outcome.elapsed >= 10s && run.outcome.elapsed < 10100ms));
  CHECK(run.measured("most") == 2);
  CHECK(run.measured("together") == 0);
  const int writes = starting(run.lines, "Write : ");
  CHECK((writes >= 8 && writes < 10));
  CHECK(others(run).size() == 3);
  REQUIRE(run.findings.size() == 3);
  CHECK(run.findings[1] == "Up to 2 reads overlapped.");
  CHECK(run.findings[2] == "No write overlapped with a read.");
}

TEST_CASE("9.3.3 --wait 14s: all finish their ten", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.3.3", {{"wait", "14s"}}, procs);
  CHECK(starting_with(run.lines, "Write") == numbered("Write :  ", 10, 1));
  CHECK(starting(run.lines, "Read 1 :  ") == 10);
  CHECK(starting(run.lines, "Read 2 :  ") == 10);
  CHECK(others(run).empty());
  CHECK(run.findings.front() == "Reads in all: 20, or 1.43 a second.");
}

TEST_CASE("9.3.3 --sync mutex: readers keep each other out, so fewer reads", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.3.3", {{"sync", "mutex"}}, procs);
  CHECK(run.measured("most") == 1);
  CHECK(run.measured("together") == 0);
  CHECK(run.measured("reads") < run_lesson("9.3.3", {}, procs).measured("reads"));
  CHECK(run.findings[1] == "No two reads overlapped.");
}

TEST_CASE("9.3.3 --no-sync: nobody waits, for five seconds unless told otherwise", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.3.3", {{"no-sync", "true"}}, procs);
  CHECK((run.outcome.elapsed >= 5s && run.outcome.elapsed < 5100ms));
  CHECK(starting_with(run.lines, "Write") == numbered("Write :  ", 10, 1));
  CHECK(run.measured("together") == 1);
  CHECK(run.measured("reads") == 10);
  CHECK(times(run.lines, "Read 1 :  10") == 3);
  CHECK(others(run).size() == 2);
  const LessonRun longer = run_lesson("9.3.3", {{"no-sync", "true"}, {"wait", "12s"}}, procs);
  CHECK(longer.measured("reads") == 20);
  CHECK(others(longer).empty());
}

TEST_CASE("9.3.4: all are woken", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const std::string wake = GENERATE(values<std::string>({"broadcast", "signal"}));
  const LessonRun run = run_lesson("9.3.4", {{"wake", wake}, {"workers", "7"}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(starting(run.lines, "GoRoutine Wait -> ") == 7);
  CHECK(times(run.lines, "Received :  777") == 7);
  CHECK(sorted(starting_with(run.lines, "Waiting End ")) == numbered("Waiting End ", 7));
  CHECK(times(run.lines, "Wake Goroutine(Broadcast)") == (wake == "broadcast" ? 1 : 0));
  CHECK(starting(run.lines, "Wake GoRoutine(Signal) ") == (wake == "signal" ? 7 : 0));
  CHECK(others(run).empty());
  CHECK(run.findings == Lines{"None was left asleep."});
}

TEST_CASE("9.3.4 --procs 1: who waits and who wakes in which order", "[9.3]") {
  const auto& [wake, workers, wait, end] = GENERATE(table<std::string, std::string, Lines, Lines>({
      {"broadcast", "5", {"4", "0", "1", "2", "3"}, {"3", "4", "0", "1", "2"}},
      {"signal", "5", {"4", "0", "1", "2", "3"}, {"3", "4", "0", "1", "2"}},
      {"broadcast", "3", {"2", "0", "1"}, {"1", "2", "0"}},
  }));
  const LessonRun run = run_lesson("9.3.4", {{"wake", wake}, {"workers", workers}});
  Lines waits;
  Lines ends;
  for (const std::string& n : wait) waits.push_back("GoRoutine Wait ->  " + n);
  for (const std::string& n : end) ends.push_back("Waiting End " + n);
  CHECK(starting_with(run.lines, "GoRoutine Wait") == waits);
  CHECK(starting_with(run.lines, "Waiting End") == ends);
}

TEST_CASE("9.3.4 --no-sync --procs 2: a wake-up may be lost, and whoever sleeps on is named", "[9.3]") {
  const std::string wake = GENERATE(values<std::string>({"broadcast", "signal"}));
  bool lost = false;
  for (int i = 0; i < 2000 && !lost; ++i) {
    const LessonRun run = run_lesson("9.3.4", {{"no-sync", "true"}, {"wake", wake}}, 2);
    const int asleep = waiting(run, WaitReason::cond_wait, 69);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(static_cast<int>(others(run).size()) == asleep);
    REQUIRE(woken(run) == 5 - asleep);
    lost = asleep > 0;
    REQUIRE(run.findings == Lines{lost ? std::to_string(asleep) + " of 5 never woke up." : "None was left asleep."});
  }
  CHECK(lost);
}

TEST_CASE("9.3.5: the setup runs exactly once", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  for (const std::string workers : {"1", "5", "300"}) {
    const LessonRun run = run_lesson("9.3.5", {{"workers", workers}}, procs);
    CHECK(times(run.lines, "Once Test Execute!") == 1);
    CHECK(sorted(starting_with(run.lines, "Go Routine")) == sorted(numbered("Go Routine ->  ", std::stoi(workers))));
    CHECK(run.findings == Lines{"The setup ran once."});
    CHECK(others(run).empty());
  }
}

TEST_CASE("9.3.5 --no-sync: a plain flag lets it run more than once, but not on one processor", "[9.3]") {
  CHECK(times(run_lesson("9.3.5", {{"no-sync", "true"}}).lines, "Once Test Execute!") == 1);
  bool more = false;
  for (int i = 0; i < 500 && !more; ++i) {
    const LessonRun run = run_lesson("9.3.5", {{"no-sync", "true"}, {"workers", "100"}}, 4);
    const int ran = times(run.lines, "Once Test Execute!");
    REQUIRE(ran >= 1);
    REQUIRE(run.measured("ran") == ran);
    more = ran > 1;
    if (more) CHECK(run.findings == Lines{"The setup ran " + std::to_string(ran) + " times."});
  }
  CHECK(more);
}

TEST_CASE("9.3.6: Wait returns when all have called Done", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.3.6", {}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  REQUIRE(run.lines.size() == 101);
  CHECK(run.lines.back() == "WaitGroup End!");
  CHECK(sorted(starting_with(run.lines, "WaitGroup => ")) == sorted(numbered("WaitGroup =>  ", 100)));
  CHECK(run.findings == Lines{"When Wait returned, all 100 had finished."});
}

TEST_CASE("9.3.6: a Done too few is a deadlock, one too many a panic", "[9.3]") {
  const int procs = GENERATE(1, 2, 4);
  const std::string workers = GENERATE(values<std::string>({"1", "100"}));
  const LessonRun missing = run_lesson("9.3.6", {{"missing-done", "true"}, {"workers", workers}}, procs);
  CHECK(missing.outcome.ending == Ending::deadlocked);
  CHECK(missing.outcome.exit_status == 2);
  CHECK(times(missing.lines, "WaitGroup End!") == 0);
  CHECK(missing.lines.size() == std::stoul(workers));
  const LessonRun extra = run_lesson("9.3.6", {{"extra-done", "true"}, {"workers", workers}}, procs);
  CHECK(extra.outcome.ending == Ending::panicked);
  CHECK(extra.outcome.exit_status == 2);
  CHECK(extra.outcome.message == "sync: negative WaitGroup counter");
  CHECK(extra.lines.back() == "WaitGroup End!");
}

TEST_CASE("9.3.6 --add-inside: Wait may find nothing to wait for", "[9.3]") {
  const LessonRun run = run_lesson("9.3.6", {{"add-inside", "true"}});
  CHECK(run.lines == Lines{"WaitGroup End!"});
  CHECK(never_started(run) == 100);
  CHECK(run.findings == Lines{"When Wait returned, 100 of 100 had not finished."});
}
