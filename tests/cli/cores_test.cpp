// Whether what a run measured is to be believed: decided by how long its processors waited for a core.
#include "words/cores.hpp"
#include "support/catch.hpp"

using namespace golearn;

namespace {

constexpr std::uint64_t kMs = 1'000'000;

Outcome of(std::vector<core::CoreTime> processors) {
  Outcome outcome;
  for (const core::CoreTime& time : processors) outcome.processors.push_back({.core = time});
  return outcome;
}

}  // namespace

TEST_CASE("the share is the time with a core of the time that one was wanted, of all processors", "[told]") {
  CHECK(words::core_share(of({{30 * kMs, 10 * kMs}})) == 0.75);
  CHECK(words::core_share(of({{30 * kMs, 0}, {0, 0}, {20 * kMs, 50 * kMs}})) == 0.5);
}

TEST_CASE("nothing is said of a run that was not counted, or was too short", "[told]") {
  CHECK(!words::core_share(of({{0, 0}, {0, 0}})));
  CHECK(!words::core_share(of({{2 * kMs, 2 * kMs}})));
  CHECK(words::about_cores(of({{2 * kMs, 2 * kMs}}), 2).en.empty());
}

TEST_CASE("a run that got its cores is believed", "[told]") {
  CHECK(words::about_cores(of({{92 * kMs, 8 * kMs}}), 2).en.empty());
  CHECK(!words::about_cores(of({{88 * kMs, 12 * kMs}}), 2).en.empty());
}

TEST_CASE("who took the cores is told: other programs, or more processors than there are cores", "[told]") {
  const Outcome slow = of({{30 * kMs, 30 * kMs}, {30 * kMs, 30 * kMs}});
  CHECK(words::about_cores(slow, 2).en.starts_with(
      "The processors got only 50 % of a core each: other programs were running"));
  CHECK(words::about_cores(slow, 1).en.starts_with("2 processors shared 1 core and got only 50 % of a core each"));
}
