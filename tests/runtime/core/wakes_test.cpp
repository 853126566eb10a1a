// When idle processors are woken.
#include <atomic>

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

Config waking(Wakes wakes) {
  Config config = on(2, ClockMode::real);
  config.wakes = wakes;
  return config;
}

// Whether a goroutine runs elsewhere while main, which started it, goes on for 300 µs: too short a time for the monitor
// to see it wait, as a rule. The other processor has stopped searching before.
bool runs_elsewhere(Wakes wakes) {
  bool elsewhere = false;
  run_program(waking(wakes), [&] {
    std::atomic<bool> ran{false};
    sleep(1ms);
    go([&] { ran = true; });
    compute(300us);
    elsewhere = ran;
    while (!ran) gosched();
  });
  return elsewhere;
}

}  // namespace

TEST_CASE("as Go does it, a go statement wakes an idle processor", "[scheduler]") {
  int as_go = 0, sparing = 0;
  for (int programs = 0; as_go < 20 && programs < 3000; ++programs) {  // on a busy machine it does not come each time
    as_go += runs_elsewhere(Wakes::as_go);
    sparing += runs_elsewhere(Wakes::sparing);
  }
  CHECK(as_go == 20);
  CHECK(sparing < 10);
}

TEST_CASE("as Go does it, nobody is alone", "[scheduler]") {
  bool alone = true;
  run_program(waking(Wakes::as_go), [&] { alone = core::here().scheduler->alone.holds(); });
  CHECK_FALSE(alone);
}

TEST_CASE("goroutines that hand each other a value end well, whoever is woken", "[scheduler]") {
  const auto wakes = GENERATE(Wakes::sparing, Wakes::as_go);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const int procs = GENERATE(1, 2, 4, 16);
  CAPTURE(static_cast<int>(wakes), clock, procs);
  Config config = on(procs, clock);
  config.wakes = wakes;
  const Run run = run_program(config, [] {
    auto values = make_chan<int>();
    auto sums = make_chan<int>();
    for (int g = 0; g < 8; ++g) {
      go([=] {
        int sum = 0;
        for (const int value : values) sum += value;
        sums.send(sum);
      });
    }
    for (int i = 1; i <= 1000; ++i) values.send(i);
    values.close();
    int all = 0;
    for (int g = 0; g < 8; ++g) all += sums.recv();
    println(all);
  });
  CHECK(run.lines == Lines{"500500"});
}
