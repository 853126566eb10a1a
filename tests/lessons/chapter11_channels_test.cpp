// 11.8, 11.10, 11.11 and 11.12: a pipeline, select, time-outs, and what else channels are for.
#include <algorithm>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// The number at the end of the line that begins with `prefix`; -1 if there is none.
int number_after(const Lines& lines, const std::string& prefix) {
  for (const std::string& line : lines) {
    if (line.starts_with(prefix)) return std::stoi(line.substr(prefix.size()));
  }
  return -1;
}

}  // namespace

TEST_CASE("11.8: the stages end one after another, and only even numbers arrive", "[11]") {
  const int procs = GENERATE(1, 2);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.8", {}, procs, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(run.lines.size() == 3);
    const int produced = number_after(run.lines, "produced : ");
    const int passed = number_after(run.lines, "passed : ");
    REQUIRE((produced >= 1 && produced <= 1000));
    REQUIRE(run.lines[1].starts_with("passed : "));
    REQUIRE((passed >= 0 && passed <= produced));
    REQUIRE(number_after({run.lines[2]}, "sum : ") % 2 == 0);
    REQUIRE(others(run).empty());
  }
}

TEST_CASE("11.8 --count 1: one number, and the next is the same", "[11]") {
  const LessonRun run = run_lesson("11.8", {{"count", "1"}});
  CHECK(run.lines == Lines{"produced : 1", "passed : 1", "sum : 0"});
}

TEST_CASE("11.8 --buffer: the first stage gets no further ahead than the buffer allows", "[11]") {
  const int buffer = GENERATE(0, 1, 10);
  int most = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.8", {{"buffer", std::to_string(buffer)}}, 2, seed);
    most = std::max(most, static_cast<int>(run.measured("ahead")));
  }
  CHECK(most <= buffer + 1);  // and one that has been received, but not counted yet
  CHECK(most >= buffer);
}

TEST_CASE("11.8 --no-close: the last stage waits for ever", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.8", {{"no-close", "true"}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::deadlocked);
    REQUIRE(number_after(run.lines, "sum : ") == -1);
    REQUIRE(run.findings.empty());
  }
}

TEST_CASE("11.10: both ready channels are chosen, and the end is not preferred unless it is asked first", "[11]") {
  const bool end_first = GENERATE(false, true);
  int late = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.10", {{"count", "100"}, {"end-first", end_first ? "true" : "false"}}, 1, seed);
    const int a = number_after(run.lines, "a : ");
    const int b = number_after(run.lines, "b : ");
    REQUIRE((a > 0 && b > 0));
    REQUIRE(number_after(run.lines, "after the end : ") == a + b - 100);
    late += a + b - 100;
  }
  CHECK((late == 0) == end_first);
}

TEST_CASE("11.10: a and b are chosen equally often", "[11]") {
  const LessonRun run = run_lesson("11.10", {{"count", "100000"}, {"end-first", "true"}});
  const int a = number_after(run.lines, "a : ");
  CHECK((a > 49'000 && a < 51'000));  // six standard deviations
}

TEST_CASE("11.11/after: the result in time, or the limit; a late result is stuck without a buffer", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun in_time = run_seeded("11.11/after", {}, 2, seed);
    REQUIRE(sorted(in_time.lines) == Lines{"result : done", "the worker is free again"});
    REQUIRE(others(in_time).empty());
    const LessonRun stuck = run_seeded("11.11/after", {{"work", "200ms"}}, 2, seed);
    REQUIRE(stuck.lines == Lines{"timed out after 100ms"});
    REQUIRE(waiting(stuck, WaitReason::chan_send, 16) == 1);
    const LessonRun roomy = run_seeded("11.11/after", {{"work", "200ms"}, {"buffer", "1"}}, 2, seed);
    REQUIRE(roomy.lines == Lines{"timed out after 100ms", "the worker is free again"});
    REQUIRE(others(roomy).empty());
  }
}

TEST_CASE("11.11/waitgroup: all in time, or the limit", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun in_time = run_seeded("11.11/waitgroup", {}, 2, seed);
    REQUIRE(in_time.lines.back() == "all are done");
    REQUIRE(starting(in_time.lines, "worker ") == 3);
    const LessonRun late = run_seeded("11.11/waitgroup", {{"work", "200ms"}}, 2, seed);
    REQUIRE(late.lines == Lines{"timed out after 100ms"});
    REQUIRE(waiting(late, WaitReason::waitgroup_wait, 43) == 1);
  }
}

TEST_CASE("11.12/nil: a closed channel is received from once if it is set to nil, and all the time if not", "[11]") {
  const bool no_nil = GENERATE(false, true);
  for (std::uint64_t seed = 1; seed <= (no_nil ? 5 : kSeeds); ++seed) {
    const LessonRun run = run_seeded("11.12/nil", {{"no-nil", no_nil ? "true" : "false"}}, 2, seed);
    const int empty = number_after(run.lines, "received from closed channels : ");
    REQUIRE((no_nil ? empty > 1000 : empty == 2));
    REQUIRE(starting(run.lines, "a ") == 3);
    REQUIRE(starting(run.lines, "b ") == 3);
  }
}

TEST_CASE("11.12/signal: closing wakes all, sending one", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun closed = run_seeded("11.12/signal", {}, 2, seed);
    REQUIRE(closed.outcome.ending == Ending::returned);
    REQUIRE(closed.lines.front() == "the signal");
    REQUIRE(sorted(closed.lines) ==
            Lines{"goroutine 0 starts", "goroutine 1 starts", "goroutine 2 starts", "the signal"});
    const LessonRun sent = run_seeded("11.12/signal", {{"send", "true"}}, 2, seed);
    REQUIRE(sent.outcome.ending == Ending::deadlocked);
    REQUIRE(starting(sent.lines, "goroutine ") == 1);
  }
}

TEST_CASE("11.12/semaphore: as many at a time as there is room, without it all", "[11]") {
  const int buffer = GENERATE(1, 3);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun guarded = run_seeded("11.12/semaphore", {{"buffer", std::to_string(buffer)}}, 2, seed);
    REQUIRE(guarded.measured("most") == buffer);
    REQUIRE(starting(guarded.lines, "goroutine ") == 8);
    REQUIRE(run_seeded("11.12/semaphore", {{"no-sync", "true"}}, 2, seed).measured("most") == 8);
  }
}

TEST_CASE("11.12/pool: each job is done once, and nobody is left if the channel is closed", "[11]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.12/pool", {}, 2, seed);
    REQUIRE(run.lines.back() == "all jobs are done");
    for (int job = 0; job < 9; ++job) {
      const std::string end = " has done job " + std::to_string(job);
      REQUIRE(std::ranges::count_if(run.lines, [&](const auto& line) { return line.ends_with(end); }) == 1);
    }
    REQUIRE((run.outcome.elapsed >= 150ms && run.outcome.elapsed < 160ms));
    const LessonRun open = run_seeded("11.12/pool", {{"no-close", "true"}}, 2, seed);
    REQUIRE(open.outcome.ending == Ending::deadlocked);
    REQUIRE(starting(open.lines, "worker ") == 9);
  }
}

TEST_CASE("11.12/order: in order if each waits for its turn", "[11]") {
  int out_of_order = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    REQUIRE(run_seeded("11.12/order", {}, 2, seed).lines == numbered("goroutine ", 5));
    const LessonRun free = run_seeded("11.12/order", {{"no-sync", "true"}}, 2, seed);
    REQUIRE(sorted(free.lines) == numbered("goroutine ", 5));
    out_of_order += free.lines == numbered("goroutine ", 5) ? 0 : 1;
  }
  CHECK(out_of_order > 0);
}
