// 10.1 to 10.7: threads, accounts and deadlock, at each setting.
#include <algorithm>

#include "lesson_run.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// The number behind `name : ` in what main printed last; a goroutine that nobody waited for may print after it.
std::int64_t printed(const LessonRun& run, const std::string& name) {
  const auto line = std::ranges::find_if(run.lines, [&](const auto& each) { return each.starts_with(name + " : "); });
  return line == run.lines.end() ? -1 : std::stoll(line->substr(name.size() + 3));
}

}  // namespace

TEST_CASE("10.1: whoever needs longer than main is cut off", "[10]") {
  const int procs = GENERATE(1, 2, 4);
  const auto& [wait, left] = GENERATE(table<std::string, int>({{"0s", 5}, {"450ms", 4}, {"1s", 2}, {"2s", 0}}));
  const LessonRun run = run_lesson("10.1", {{"wait", wait}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.exit_status == 0);
  CHECK(times(run.lines, "goroutines at the start : 1") == 1);
  CHECK(times(run.lines, "goroutines now : 6") == 1);
  CHECK(times(run.lines, "main ends, and with it : " + std::to_string(left)) == 1);
  CHECK(static_cast<int>(others(run).size()) == left);
  const std::string words = left == 5  ? "None of 5 goroutines got to its end."
                            : left > 0 ? std::to_string(left) + " of 5 goroutines never got to their end."
                                       : "All 5 goroutines had ended before main did.";
  CHECK(run.findings == Lines{words});
}

TEST_CASE("10.2: one of three goroutines waits until a processor is free", "[10]") {
  const auto& [procs, longest, elapsed] =
      GENERATE(table<int, Duration, Duration>({{1, 10ms, 15ms}, {2, 5ms, 10ms}, {3, 0ms, 5ms}, {4, 0ms, 5ms}}));
  const LessonRun run = run_lesson("10.2", {}, procs);
  CAPTURE(procs);
  CHECK((run.outcome.elapsed >= elapsed && run.outcome.elapsed < elapsed + 1ms));
  const Duration waited(run.measured("longest"));
  CHECK((waited >= longest && waited < longest + 1ms));
  CHECK(run.lines.back() == "all done");
  CHECK(starting(run.lines, "goroutine") == 6);
  REQUIRE(run.findings.size() == 2);
}

TEST_CASE("10.2 --work 40ms: time slices let all three begin long before one ends", "[10]") {
  const LessonRun run = run_lesson("10.2", {{"work", "40ms"}}, 2);
  CHECK((run.outcome.elapsed >= 60ms && run.outcome.elapsed < 61ms));
  const Duration waited(run.measured("longest"));
  CHECK((waited >= 9ms && waited < 11ms));
  const auto first_end = std::ranges::find_if(run.lines, [](const auto& line) { return line.ends_with("ends"); });
  CHECK(starting({run.lines.begin(), first_end}, "goroutine") == 3);
}

TEST_CASE("10.3: in virtual time nothing is measured, and nothing is said", "[10]") {
  const LessonRun run = run_lesson("10.3", {}, 2);
  CHECK(run.lines == Lines{"processors : 2", "in virtual time nothing can be measured"});
  CHECK(run.findings.empty());
}

TEST_CASE("10.3: in real time each figure is there, and what follows from others adds up", "[real]") {
  const Knobs small{{"count", "100"}, {"workers", "200"}, {"threads", "20"}};
  const LessonRun run = run_lesson("10.3", small, on(1, ClockMode::real));
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(starting(run.lines, "a switch between goroutines : ") == 1);
  CHECK(starting(run.lines, "a switch between threads : ") == 1);
  CHECK(run.measured("goroutine-ns") > 0);
  CHECK(run.measured("thread-ns") > 0);
  const bool weighed = starting(run.lines, "memory of a goroutine : ") == 1;
  CHECK(starting(run.lines, "goroutines that fit : ") == (weighed ? 1 : 0));
  CHECK((run.measured("goroutine-bytes") > 0) == weighed);
  CHECK(others(run).empty());
}

TEST_CASE("10.4: main adds up when all have finished", "[10]") {
  const int procs = GENERATE(1, 2, 4);
  const auto& [workers, count, sum] =
      GENERATE(table<std::string, std::string, int>({{"3", "100", 45150}, {"1", "1", 1}, {"20", "50", 500500}}));
  const LessonRun run = run_lesson("10.4", {{"workers", workers}, {"count", count}}, procs);
  CHECK(printed(run, "total") == sum);
  const std::string there = workers == "1" ? "the only result was" : "all " + workers + " results were";
  CHECK(run.findings == Lines{"When main added up, " + there + " there."});
}

TEST_CASE("10.4, 200 seeds: without Wait the total is wrong, with it never", "[10]") {
  int wrong = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const LessonRun without = run_seeded("10.4", {{"no-sync", "true"}}, 2, seed);
    REQUIRE(without.outcome.ending == Ending::returned);
    const std::int64_t found = without.measured("found");
    REQUIRE((printed(without, "total") == 45150) == (found == 3));
    wrong += found < 3 ? 1 : 0;
    REQUIRE(printed(run_seeded("10.4", {}, 2, seed), "total") == 45150);
  }
  CHECK(wrong > 0);
}

TEST_CASE("10.4 --missing-done, 200 seeds: main waits for ever", "[10]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const LessonRun run = run_seeded("10.4", {{"missing-done", "true"}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::deadlocked);
    REQUIRE(run.outcome.exit_status == 2);
    REQUIRE(starting(run.lines, "total") == 0);
    REQUIRE(others(run).empty());
  }
}

TEST_CASE("10.5, 200 seeds: without the lock a panic or a wrong balance, with it never", "[10]") {
  int panics = 0;
  int wrong = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const LessonRun with = run_seeded("10.5", {}, 2, seed);
    REQUIRE(with.outcome.ending == Ending::returned);
    REQUIRE(with.lines == Lines{"balance : 0"});
    const LessonRun without = run_seeded("10.5", {{"no-sync", "true"}}, 2, seed);
    if (without.outcome.ending == Ending::panicked) {
      ++panics;
      REQUIRE(is_match(without.outcome.message, "Balance should not be negative: -[1-9]\\d*000"));
      REQUIRE(without.outcome.exit_status == 2);
      REQUIRE(without.findings.size() == 1);
    } else {
      REQUIRE(without.outcome.ending == Ending::returned);
      REQUIRE(without.measured("final") == printed(without, "balance"));
      const bool lost = without.findings.front().find("updates were lost") != std::string::npos;
      REQUIRE(lost == (printed(without, "balance") != 0));
      wrong += printed(without, "balance") != 0 ? 1 : 0;
    }
  }
  CHECK(panics > 0);
  CHECK(wrong > 0);
}

TEST_CASE("10.5: a seed makes the same run again", "[10]") {
  const Knobs broken{{"no-sync", "true"}};
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const LessonRun once = run_seeded("10.5", broken, 2, seed);
    const LessonRun again = run_seeded("10.5", broken, 2, seed);
    CHECK(once.lines == again.lines);
    CHECK(once.outcome.message == again.outcome.message);
    CHECK(once.outcome.elapsed == again.outcome.elapsed);
  }
}

TEST_CASE("10.5: the lock makes the clients wait one after another", "[10]") {
  const int procs = GENERATE(1, 2, 4);
  CHECK(run_lesson("10.5", {}, procs).outcome.elapsed >= 500ms);
  CHECK(run_lesson("10.5", {{"no-sync", "true"}}, 1).outcome.elapsed < 60ms);
}

TEST_CASE("10.5 --missing-unlock: nobody gets the lock a second time, its holder neither", "[10]") {
  const auto& [count, waiters] = GENERATE(table<std::string, int>({{"50", 10}, {"1", 9}}));
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const LessonRun run = run_seeded("10.5", {{"missing-unlock", "true"}, {"count", count}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::deadlocked);
    REQUIRE(waiting(run, WaitReason::mutex_lock, 18) == waiters);
  }
}

TEST_CASE("10.6: one lock makes several processors like one, a lock per part does not", "[10]") {
  const LessonRun run = run_lesson("10.6", {{"count", "40"}, {"work", "1ms"}}, 4);
  const auto figure = [&](const std::string& what) { return static_cast<double>(run.measured(what)); };
  REQUIRE(run.measured("last-procs") == 4);
  CHECK(run.lines.size() == 5);
  for (const std::string guard : {"none", "each"}) {  // 1000 steps a second on one processor, 4000 on four
    CAPTURE(guard);
    CHECK((figure("first-" + guard) > 950 && figure("first-" + guard) <= 1000));
    CHECK((figure("last-" + guard) > 3600 && figure("last-" + guard) <= 4000));
  }
  CHECK((figure("first-one") > 950 && figure("first-one") <= 1000));
  CHECK((figure("last-one") > 900 && figure("last-one") <= 1000));
}

TEST_CASE("10.6 --procs 1: a single row, and nothing to compare it with", "[10]") {
  const LessonRun run = run_lesson("10.6", {{"count", "3"}}, 1);
  CHECK(run.lines.size() == 3);
  REQUIRE(run.findings.size() == 1);
  CHECK(run.findings.front().starts_with("On one processor"));
}

TEST_CASE("10.7: one processor, and the second comes to the third meal too late", "[10]") {
  const LessonRun run = run_lesson("10.7");
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(times(run.lines, "B eats 2") == 1);
  CHECK(starting(run.lines, "A eats") == 0);
  CHECK(waiting(run, WaitReason::mutex_lock, 22) == 2);
  CHECK(run.findings ==
        Lines{"A holds the fork and waits for the spoon.", "B holds the spoon and waits for the fork."});
}

TEST_CASE("10.7, 200 seeds: opposite orders deadlock, the same order never", "[10]") {
  const std::string workers = GENERATE(values<std::string>({"2", "5"}));
  int deadlocks = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const LessonRun same = run_seeded("10.7", {{"order", "same"}, {"workers", workers}}, 2, seed);
    REQUIRE(same.outcome.ending == Ending::returned);
    REQUIRE(same.lines.back() == "all have eaten");
    REQUIRE(same.lines.size() == 1 + 3 * 3 * std::stoul(workers));
    const LessonRun opposite = run_seeded("10.7", {{"workers", workers}}, 2, seed);
    if (opposite.outcome.ending != Ending::deadlocked) continue;
    ++deadlocks;
    REQUIRE(opposite.findings.size() == 2);
    REQUIRE(waiting(opposite, WaitReason::mutex_lock, 22) == 2);
  }
  CHECK(deadlocks > 0);
}
