// 11.9 and 11.13: shared variables, with a guard and without.
#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// In how many of the seeded runs the tickets did not come out right.
int wrong_sales(const std::string& guard) {
  int wrong = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("11.9", {{"sync", guard}, {"count", "3"}}, 2, seed);
    const bool right = run.lines == Lines{"tickets : 3", "sold : 3", "left : 0"};
    REQUIRE(run.findings.size() == 1);
    REQUIRE(right == (run.findings.front().find("Tickets:") == std::string::npos));
    wrong += right ? 0 : 1;
  }
  return wrong;
}

}  // namespace

TEST_CASE("11.9: only the mutex sells each ticket once", "[11]") {
  CHECK(wrong_sales("none") > 0);
  CHECK(wrong_sales("atomic") > 0);
  CHECK(wrong_sales("mutex") == 0);
}

TEST_CASE("11.9: on one processor it comes out right, and --no-sync is --sync none", "[11]") {
  const Knobs knobs = GENERATE(values<Knobs>({{}, {{"no-sync", "true"}}, {{"no-sync", "true"}, {"sync", "none"}}}));
  const LessonRun run = run_lesson("11.9", knobs);
  CHECK(run.lines == Lines{"tickets : 1000", "sold : 1000", "left : 0"});
  CHECK(run.findings == Lines{"Each ticket was sold exactly once."});
}

TEST_CASE("11.13: each guard keeps every increment, and without one some are lost", "[11]") {
  const std::string guard = GENERATE(values<std::string>({"mutex", "rwmutex", "monitor"}));
  int lost = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Knobs size{{"workers", "3"}, {"count", "5"}};
    Knobs guarded = size;
    guarded["sync"] = guard;
    const LessonRun run = run_seeded("11.13", guarded, 2, seed);
    REQUIRE(run.lines == Lines{"value : 15"});
    REQUIRE(run.findings == Lines{"Increments: 15. None was lost."});
    REQUIRE(others(run).size() == (guard == "monitor" ? 1 : 0));
    Knobs open = size;
    open["no-sync"] = "true";
    lost += run_seeded("11.13", open, 2, seed).lines == Lines{"value : 15"} ? 0 : 1;
  }
  CHECK(lost > 0);
}
