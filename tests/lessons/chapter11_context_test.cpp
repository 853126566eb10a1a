// 11.15 and 11.16: contexts and a weighted semaphore.
#include <algorithm>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("11.15/cancel: one cancel stops both branches", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.15/cancel", {}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(run.lines.size() == 5);
    REQUIRE(run.lines.back() == "all have stopped");
    REQUIRE(sorted({run.lines.begin(), run.lines.end() - 1}) ==
            Lines{"left 0 stops : context canceled", "left 1 stops : context canceled",
                  "right 0 stops : context canceled", "right 1 stops : context canceled"});
    REQUIRE(others(run).empty());
  }
}

TEST_CASE("11.15/cancel --branch: the left branch stops first, and the right one works on", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.15/cancel", {{"branch", "true"}}, 2, seed);
    REQUIRE(run.lines.size() == 6);
    REQUIRE(times(run.lines, "left : context canceled right : <nil>") == 1);
    REQUIRE(starting({run.lines.begin(), run.lines.begin() + 3}, "right ") == 0);
    REQUIRE(starting({run.lines.begin() + 3, run.lines.end()}, "right ") == 2);
  }
}

TEST_CASE("11.15/timeout: what is over first decides", "[11]") {
  const auto& [knobs, line] = GENERATE(table<Knobs, std::string>({
      {Knobs{}, "given up : context deadline exceeded"},
      {Knobs{{"work", "50ms"}}, "done in time"},
      {Knobs{{"timeout", "1s"}}, "done in time"},
      {Knobs{{"timeout", "0s"}}, "given up : context deadline exceeded"},
  }));
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.15/timeout", knobs, 2, seed);
    REQUIRE(run.lines == Lines{line});
    REQUIRE(run.findings.size() == 1);
    REQUIRE((run.findings.front().find("before its time") != std::string::npos) == (line == "done in time"));
  }
}

TEST_CASE("11.15/deadline: the earlier of the two counts", "[11]") {
  const std::string over = "context deadline exceeded";
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun with_parent = run_seeded("11.15/deadline", {}, 2, seed);
    REQUIRE(with_parent.lines == Lines{"the child's deadline is after 100ms", "child : " + over, "parent : " + over});
    const LessonRun alone = run_seeded("11.15/deadline", {{"child", "50ms"}}, 2, seed);
    REQUIRE(alone.lines == Lines{"the child's deadline is after 50ms", "child : " + over, "parent : <nil>"});
  }
}

TEST_CASE("11.15/value and cause: what belongs to the request, and why it was cancelled", "[11]") {
  const int procs = GENERATE(1, 2);
  CHECK(run_lesson("11.15/value", {}, procs).lines == Lines{"request : 42 true", "request : 0 false"});
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    REQUIRE(run_seeded("11.15/cause", {}, procs, seed).lines ==
            Lines{"worker stops : context canceled", "err : context canceled", "cause : the disk is full"});
  }
}

TEST_CASE("11.16: what is at work never weighs more than the permits, and does without the semaphore", "[11]") {
  const std::int64_t permits = GENERATE(1, 2, 3, 5);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.16", {{"permits", std::to_string(permits)}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(starting(run.lines, "goroutine ") == 9);
    REQUIRE(run.measured("most") <= permits);
    REQUIRE(run.findings ==
            Lines{"The most that was at work at once weighed " + std::to_string(run.measured("most")) +
                  "; the semaphore has " + std::to_string(permits) + (permits == 1 ? " permit." : " permits.")});
    REQUIRE(run.measured("most") >= std::min<std::int64_t>(permits, 2));
    const LessonRun open = run_seeded("11.16", {{"permits", std::to_string(permits)}, {"no-sync", "true"}}, 2, seed);
    REQUIRE(open.measured("most") == (permits == 1 ? 9 : 12));
  }
}
