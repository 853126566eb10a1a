// 13.1, 13.3 and 13.4: CSP, package sync, a deadlock and a race, at each setting.
#include <set>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("13.1: what the processes print depends on no schedule and no buffer", "[13]") {
  const auto& [text, printed] = GENERATE(table<std::string, std::string>({
      {"squares", "printed : 3^2 + 4^2 = 5^2"},
      {"odd", "printed : 1*2^3*"},
  }));
  const std::string buffer = GENERATE(values<std::string>({"0", "1", "100"}));
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("13.1/processes", {{"text", text}, {"buffer", buffer}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(run.lines.size() == 2);
    REQUIRE(run.lines.back() == printed);
  }
}

TEST_CASE("13.1: select takes what is ready, at random if both are, and default only if none is", "[13]") {
  const auto& [ready, expected] = GENERATE(table<std::string, std::set<std::string>>({
      {"none", {"no channel was ready"}},
      {"first", {"channel 1 sends 1"}},
      {"second", {"channel 2 sends 2"}},
      {"both", {"channel 1 sends 1", "channel 2 sends 2"}},
  }));
  std::set<std::string> seen;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("13.1/select", {{"ready", ready}}, 1, seed);
    REQUIRE(run.lines.size() == 1);
    seen.insert(run.lines.front());
  }
  CHECK(seen == expected);
}

// With nothing to wait for, more drones are only more to do.
TEST_CASE("13.2: a design is called faster only if it was", "[13]") {
  const Knobs nothing{{"load", "0s"}, {"carry", "0s"}, {"unload", "0s"}, {"back", "0s"}};
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const LessonRun run = run_seeded("13.2", nothing, 2, seed);
    REQUIRE(run.findings.size() == 1);
    const std::string& said = run.findings.front();
    REQUIRE((said == "No design was faster than one drone." || said.find(" was 0.") == std::string::npos));
  }
  CHECK(run_seeded("13.2", nothing, 2, 1).findings == Lines{"No design was faster than one drone."});
}

TEST_CASE("13.3/mutex, 200 seeds: nothing is lost with the lock, something without it", "[13]") {
  int lost = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    REQUIRE(run_seeded("13.3/mutex", {}, 2, seed).lines == Lines{"hits : 3"});
    lost += run_seeded("13.3/mutex", {{"no-sync", "true"}}, 2, seed).lines != Lines{"hits : 3"} ? 1 : 0;
  }
  CHECK(lost > 0);
}

TEST_CASE("13.3/waitgroup, 200 seeds: main ends last, without Wait before some", "[13]") {
  int early = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("13.3/waitgroup", {}, 2, seed);
    REQUIRE(run.lines.size() == 4);
    REQUIRE(run.lines.back() == "main ends");
    early += others(run_seeded("13.3/waitgroup", {{"no-sync", "true"}}, 2, seed)).empty() ? 0 : 1;
  }
  CHECK(early > 0);
  CHECK(run_lesson("13.3/waitgroup", {{"no-sync", "true"}}).lines == Lines{"main ends"});
}

TEST_CASE("13.3/once: loaded once, before anybody has it", "[13]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("13.3/once", {{"workers", "4"}}, 2, seed);
    REQUIRE(run.lines.size() == 5);
    REQUIRE(run.lines.front() == "loading");
    Lines got = run.lines;
    got.erase(got.begin());
    REQUIRE(sorted(got) == Lines{"worker 0 got 42", "worker 1 got 42", "worker 2 got 42", "worker 3 got 42"});
  }
}

TEST_CASE("13.3/cond: each gets an item", "[13]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("13.3/cond", {}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(sorted(run.lines) == Lines{"worker 0 has an item", "worker 1 has an item", "worker 2 has an item"});
  }
}

TEST_CASE("13.3/pool: one buffer for all uses, one for each if none is put back", "[13]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    REQUIRE(run_seeded("13.3/pool", {}, 1, seed).lines == Lines{"buffers made : 1"});
    REQUIRE(run_seeded("13.3/pool", {{"no-put", "true"}}, 1, seed).lines == Lines{"buffers made : 10"});
  }
}

TEST_CASE("13.4/deadlock, 200 seeds: it never ends well, with room for one greeting always", "[13]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun stuck = run_seeded("13.4/deadlock", {}, 2, seed);
    REQUIRE(stuck.outcome.ending == Ending::deadlocked);
    REQUIRE(waiting(stuck, WaitReason::chan_send, 27) == 2);
    REQUIRE(stuck.lines.empty());
    const LessonRun mended = run_seeded("13.4/deadlock", {{"buffer", "1"}}, 2, seed);
    REQUIRE(mended.outcome.ending == Ending::returned);
    REQUIRE(mended.lines.back() == "both have heard");
  }
}

TEST_CASE("13.4/race, 200 seeds: with the lock no seat too many is sold", "[13]") {
  int oversold = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    REQUIRE(run_seeded("13.4/race", {}, 2, seed).lines == Lines{"seats left : 0"});
    const LessonRun torn = run_seeded("13.4/race", {{"no-sync", "true"}}, 2, seed);
    oversold += torn.measured("over") > 0 ? 1 : 0;
  }
  CHECK(oversold > 0);
  const LessonRun run = run_lesson("13.4/race", {{"no-sync", "true"}});
  CHECK(run.lines == Lines{"seats left : -7"});  // as Go 1.26.8 at one processor: all ten have looked before any takes
  CHECK(run.findings == Lines{"7 seats were sold that were not there."});
}
