// How many preemptions the results of the course's programs need.
#include <set>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

// So many at least, and at most, for all schedules within a bound are run.
TEST_CASE("a result needs as many preemptions as the search says", "[search]") {
  const auto& [id, knobs] = GENERATE(table<std::string, Knobs>({{"9.2.1", {}},
                                                                {"9.3.6", {{"add-inside", "true"}}},
                                                                {"9.3.1", {{"sync", "none"}}},
                                                                {"9.3.5", {{"no-sync", "true"}}}}));
  const auto printed_within = [&](std::size_t preemptions) {
    std::set<std::string> all;
    const auto report = search_lesson(id, knobs, {.kind = study::SearchKind::exhaustive, .preemptions = preemptions});
    CHECK(report.complete);
    for (const study::Result& r : report.results) all.insert(r.printed + r.message);
    return all;
  };
  const auto whole = search_lesson(id, knobs);
  REQUIRE(whole.results.size() > 1);
  for (const study::Result& r : whole.results) {
    CAPTURE(id, r.printed, r.message, r.preemptions);
    CHECK(r.fewest);
    CHECK(printed_within(r.preemptions).contains(r.printed + r.message));
    if (r.preemptions > 0) CHECK_FALSE(printed_within(r.preemptions - 1).contains(r.printed + r.message));
  }
}
