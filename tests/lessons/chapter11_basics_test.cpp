// 11.4 to 11.7 and 11.14: starting goroutines, waiting for them, and a channel's first value and end.
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("11.4: both goroutines greet while main sleeps, whatever the order", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.4", {}, 2, seed);
    REQUIRE(sorted(run.lines) == Lines{"hello from a call", "hello from a function literal", "hello from a goroutine",
                                       "main ends", "main goes on"});
    REQUIRE(run.lines.front() == "hello from a call");
    REQUIRE(run.lines.back() == "main ends");
  }
}

TEST_CASE("11.4 --wait 0s: on one processor neither has begun when main ends", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.4", {{"wait", "0s"}}, 1, seed);
    REQUIRE(run.lines == Lines{"hello from a call", "main goes on", "main ends"});
    REQUIRE(never_started(run) == 2);
  }
}

TEST_CASE("11.5: a sleep that is long enough lets all print, one that is too short does not", "[11]") {
  const int procs = GENERATE(1, 2);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun enough = run_seeded("11.5", {}, procs, seed);
    REQUIRE(starting(enough.lines, "goroutine ") == 10);
    REQUIRE(enough.findings.front() == "10 of 10 printed their line before the program ended.");
    const LessonRun late = run_seeded("11.5", {{"work", "200ms"}, {"wait", "100ms"}}, procs, seed);
    REQUIRE(late.lines == Lines{"main ends"});
    REQUIRE(late.findings == Lines{"0 of 10 printed their line before the program ended."});
  }
}

TEST_CASE("11.5 --wait 0s: nobody prints on one processor, and not all do on two in some runs", "[11]") {
  bool lost = false;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    REQUIRE(run_seeded("11.5", {{"wait", "0s"}}, 1, seed).lines == Lines{"main ends"});
    const LessonRun run = run_seeded("11.5", {{"wait", "0s"}}, 2, seed);
    const int printed = starting(run.lines, "goroutine ");
    REQUIRE(run.measured("printed") == printed);
    lost = lost || printed < 10;
  }
  CHECK(lost);
}

TEST_CASE("11.5: the order is told to differ exactly when it does", "[11]") {
  const LessonRun one = run_lesson("11.5", {{"workers", "1"}});
  CHECK(one.findings.size() == 1);
  const LessonRun three = run_lesson("11.5", {{"workers", "3"}});
  CHECK(three.lines == Lines{"goroutine 2", "goroutine 0", "goroutine 1", "main ends"});
  REQUIRE(three.findings.size() == 2);
  CHECK(three.findings.back() == "The lines did not come in the order of the go statements.");
}

TEST_CASE("11.6: Wait returns with the slowest", "[11]") {
  const int procs = GENERATE(1, 2);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.6", {}, procs, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(run.lines.back() == "all are done");
    REQUIRE(starting(run.lines, "goroutine ") == 5);
    REQUIRE(run.findings == Lines{"Wait returned after 500ms; all the work together takes 1.5s."});
  }
}

TEST_CASE("11.6: a Done too few is a deadlock, one too many a panic", "[11]") {
  const int procs = GENERATE(1, 2);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun missing = run_seeded("11.6", {{"missing-done", "true"}}, procs, seed);
    REQUIRE(missing.outcome.ending == Ending::deadlocked);
    REQUIRE(times(missing.lines, "all are done") == 0);
    REQUIRE(missing.findings.empty());
    const LessonRun extra = run_seeded("11.6", {{"extra-done", "true"}}, procs, seed);
    REQUIRE(extra.outcome.ending == Ending::panicked);
    REQUIRE(extra.outcome.message == "sync: negative WaitGroup counter");
  }
}

TEST_CASE("11.7: what is written is read, and then the end", "[11]") {
  const std::string buffer = GENERATE(values<std::string>({"0", "1"}));
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.7", {{"buffer", buffer}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(sorted(run.lines) == Lines{"read 0 false", "read 10", "the channel is closed", "writing 10", "written 10"});
    REQUIRE(others(run).empty());
    if (buffer == "1") REQUIRE(run.lines[1] == "written 10");
  }
}

TEST_CASE("11.7 --no-reader: the writer is stuck, unless the buffer takes the value", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun stuck = run_seeded("11.7", {{"no-reader", "true"}}, 2, seed);
    REQUIRE(stuck.lines == Lines{"writing 10"});
    REQUIRE(waiting(stuck, WaitReason::chan_send, 12) == 1);
    const LessonRun taken = run_seeded("11.7", {{"no-reader", "true"}, {"buffer", "1"}}, 2, seed);
    REQUIRE(taken.lines == Lines{"writing 10", "written 10"});
    REQUIRE(others(taken).empty());
  }
}

TEST_CASE("11.7 --no-close: the second read waits for ever", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.7", {{"no-close", "true"}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::deadlocked);
    REQUIRE(times(run.lines, "read 10") == 1);
    REQUIRE(starting(run.lines, "read 0") == 0);
  }
}

TEST_CASE("11.14: its own number for each by iteration or argument, any for one shared variable", "[11]") {
  const std::string capture = GENERATE(values<std::string>({"auto", "per-iteration", "argument"}));
  int wrong = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.14", {{"capture", capture}}, 2, seed);
    REQUIRE(sorted(run.lines) == numbered("goroutine sees ", 10));
    REQUIRE(run.findings == Lines{"All 10 goroutines saw the number of their own iteration."});
    const LessonRun shared = run_seeded("11.14", {{"capture", "shared"}}, 2, seed);
    wrong += shared.measured("wrong") > 0 ? 1 : 0;
  }
  CHECK(wrong > 0);
}

TEST_CASE("11.14 --capture shared: on one processor all see what the loop has left, as --go 1.21 says", "[11]") {
  const Knobs knobs = GENERATE(values<Knobs>({{{"capture", "shared"}}, {{"go", "1.21"}}}));
  const LessonRun run = run_lesson("11.14", knobs);
  CHECK(run.lines == Lines(10, "goroutine sees 10"));
  CHECK(run.findings == Lines{"10 of 10 goroutines saw another number than that of their iteration."});
}
