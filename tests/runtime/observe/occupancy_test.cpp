// Which goroutine each processor ran, and when.
#include <map>

#include "golearn/observe/occupancy.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using Stretch = Occupancy::Stretch;

Event event(EventKind kind, int processor, std::uint64_t goroutine, std::int64_t time) {
  Event e;
  e.kind = kind;
  e.processor = processor;
  e.goroutine = goroutine;
  e.time = time;
  return e;
}

void check(const Occupancy& seen, int processor, const std::vector<Stretch>& expected) {
  const auto& found = seen.of(processor);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(processor, i);
    CHECK(found[i].goroutine == expected[i].goroutine);
    CHECK(found[i].from == expected[i].from);
    CHECK(found[i].to == expected[i].to);
  }
}

}  // namespace

TEST_CASE("a stretch lasts from start or resume until whatever gives the processor up", "[occupancy]") {
  const EventKind gives_up = GENERATE(EventKind::block, EventKind::yield, EventKind::preempt, EventKind::end);
  Occupancy seen;
  seen.on(event(EventKind::start, 1, 5, 10));
  seen.on(event(EventKind::print, 1, 5, 12));
  seen.on(event(gives_up, 1, 5, 20));
  seen.on(event(EventKind::resume, 1, 6, 25));
  seen.on(event(gives_up, 1, 6, 30));
  seen.finish(100);
  check(seen, 0, {});
  check(seen, 1, {{5, 10, 20}, {6, 25, 30}});
  CHECK(seen.until() == 100);
}

TEST_CASE("the next goroutine, or the end, closes what no event has closed", "[occupancy]") {
  Occupancy seen;
  seen.on(event(EventKind::start, 0, 1, 0));
  seen.on(event(EventKind::start, 0, 2, 7));
  seen.finish(9);
  check(seen, 0, {{1, 0, 7}, {2, 7, 9}});
}

TEST_CASE("of too many stretches the first are kept, and until() says how far they go", "[occupancy]") {
  Occupancy seen;
  const auto many = static_cast<std::int64_t>(Occupancy::kMostStretches) + 10;
  for (std::int64_t i = 0; i < many; ++i) {
    seen.on(event(EventKind::resume, 0, 1, 2 * i));
    seen.on(event(EventKind::block, 0, 1, 2 * i + 1));
  }
  seen.finish(2 * many);
  CHECK(seen.of(0).size() == Occupancy::kMostStretches);
  CHECK(seen.until() == seen.of(0).back().to);
}

TEST_CASE("what a program computes is what its processors are seen to be busy with", "[occupancy]") {
  const int procs = GENERATE(1, 2, 4);
  Occupancy seen;
  Config config = on(procs);
  config.observer = &seen;
  const Run run = run_program(config, [] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 5; ++i) wg->go([] { compute(30ms); });
    wg->wait();
  });
  seen.finish(run.outcome.elapsed.count());
  std::map<std::uint64_t, std::int64_t> busy;
  for (int p = 0; p < procs; ++p) {
    std::int64_t last = 0;
    for (const Stretch& each : seen.of(p)) {
      REQUIRE(each.from >= last);
      REQUIRE(each.to >= each.from);
      last = each.to;
      busy[each.goroutine] += each.to - each.from;
    }
    REQUIRE(last <= seen.until());
  }
  busy.erase(1);
  CHECK(busy.size() == 5);
  for (const auto& [goroutine, time] : busy) CHECK((Duration(time) >= 30ms && Duration(time) < 31ms));
}

}  // namespace golearn::test
