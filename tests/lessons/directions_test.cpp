// 9.2.4 and 9.2.5: channel directions and select, at each setting.
#include <set>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

LessonRun random_choice(int count, std::uint64_t seed) {
  Config config = on(1);
  config.seed = seed;
  return run_lesson("9.2.5/random", {{"count", std::to_string(count)}}, config);
}

}  // namespace

TEST_CASE("9.2.4/directions: nobody closes, so the receiver leaks", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.2.4/directions", {}, procs);
  Lines expected = numbered("Received i :  ", 10);
  expected.emplace_back("Received i :  777");
  CHECK(run.lines == expected);
  CHECK(run.outcome.ending == Ending::returned);
  REQUIRE(others(run).size() == 1);
  CHECK(waiting(run, WaitReason::chan_receive, 35) == 1);
  CHECK(!run.outcome.timers_pending);
}

TEST_CASE("9.2.4/directions --close: the leak is mended", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.2.4/directions", {{"close", "true"}, {"count", "3"}}, procs);
  CHECK(run.lines == Lines{"Received i :  0", "Received i :  1", "Received i :  2", "Received i :  777", "0"});
  CHECK(others(run).empty());
}

TEST_CASE("9.2.4: a returned channel brings the sum", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const auto& [id, count, line] = GENERATE(table<std::string, std::string, std::string>({
      {"9.2.4/returned", "100", "Example 1  5050"},
      {"9.2.4/returned", "10", "Example 1  55"},
      {"9.2.4/returned", "100000", "Example 1  5000050000"},
      {"9.2.4/chained", "100", "Example 1 :  6604"},
      {"9.2.4/chained", "10", "Example 1 :  1609"},
      {"9.2.4/chained", "100000", "Example 1 :  5000051554"},
  }));
  CAPTURE(id, count);
  const LessonRun run = run_lesson(id, {{"count", count}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{line});
}

TEST_CASE("9.2.5/select: twice as many values come from the channel with half the pause", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const auto& [duration, first, second] =
      GENERATE(table<std::string, int, int>({{"7s", 28, 14}, {"2s", 8, 4}, {"100ms", 1, 1}}));
  CAPTURE(duration);
  const LessonRun run = run_lesson("9.2.5/select", {{"duration", duration}}, procs);
  CHECK(times(run.lines, "Channel 1 =>  77") == first);
  CHECK(times(run.lines, "Channel 2 =>  Golang Hi!") == second);
  CHECK(run.lines.size() == static_cast<std::size_t>(first + second));
  CHECK(others(run).size() == 3);
  CHECK(waiting(run, WaitReason::sleep, 21) == 1);
  CHECK(waiting(run, WaitReason::sleep, 28) == 1);
  CHECK(waiting(run, WaitReason::select, 47) == 1);
  CHECK(run.findings.empty());
}

TEST_CASE("9.2.5/select --default: as few values, and very many turns for nothing", "[9.2]") {
  const int procs = GENERATE(1, 2);
  const LessonRun run = run_lesson("9.2.5/select", {{"default", "true"}, {"duration", "1s"}}, procs);
  CHECK(times(run.lines, "Channel 1 =>  77") == 4);
  CHECK(times(run.lines, "Channel 2 =>  Golang Hi!") == 2);
  const std::int64_t spins = run.measured("spins", -1);
  CHECK(spins > 10'000);
  CHECK(run.lines.back() == "Default : " + std::to_string(spins));
  CHECK(run.findings == Lines{"The default case ran " + std::to_string(spins) + " times for nothing."});
}

TEST_CASE("9.2.5/random: about half each", "[9.2]") {
  const std::uint64_t seed = GENERATE(1, 2, 3, 4, 5);
  const LessonRun run = random_choice(10'000, seed);
  const std::int64_t first = run.measured("taken1", -1);
  CHECK((first > 4800 && first < 5200));  // four standard deviations
  CHECK(run.lines ==
        Lines{"Channel 1 =>  " + std::to_string(first), "Channel 2 =>  " + std::to_string(10'000 - first)});
}

TEST_CASE("9.2.5/random: a seed repeats its choices, another makes others", "[9.2]") {
  std::set<Lines> different;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CHECK(random_choice(1000, seed).lines == random_choice(1000, seed).lines);
    different.insert(random_choice(1000, seed).lines);
  }
  CHECK(different.size() > 1);
}

TEST_CASE("9.2.5/random: the findings give both shares", "[9.2]") {
  const LessonRun run = random_choice(1, 1);
  const bool first = run.measured("taken1") == 1;
  const std::string words = first ? "Channel 1 was chosen 100.0% of the time, Channel 2 0.0%."
                                  : "Channel 1 was chosen 0.0% of the time, Channel 2 100.0%.";
  CHECK(run.findings == Lines{words});
}
