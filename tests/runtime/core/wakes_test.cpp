// When idle processors are woken.
#include <atomic>
#include <chrono>

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

struct Ran {
  bool elsewhere = false;
  bool undisturbed = false;  // main was not kept from its core meanwhile
};

// Whether a goroutine runs elsewhere while main, which started it, goes on for 300 µs: too short a time for the monitor
// to see it wait. The other processor has stopped searching before.
Ran runs_elsewhere(Wakes wakes) {
  Ran result;
  run_program(waking(wakes), [&] {
    std::atomic<bool> ran{false};
    sleep(1ms);
    const auto begun = std::chrono::steady_clock::now();
    go([&] { ran = true; });
    compute(300us);
    result.elsewhere = ran;
    result.undisturbed = std::chrono::steady_clock::now() - begun < 600us;
    while (!ran) gosched();
  });
  return result;
}

constexpr int kEnough = 20;
constexpr int kPatience = 3000;  // programs: a busy machine disturbs most of them

}  // namespace

TEST_CASE("as Go does it, a go statement wakes an idle processor", "[scheduler]") {
  int elsewhere = 0;
  for (int programs = 0; elsewhere < kEnough && programs < kPatience; ++programs)
    elsewhere += runs_elsewhere(Wakes::as_go).elsewhere;
  CHECK(elsewhere == kEnough);
}

TEST_CASE("sparing of wakes, a go statement leaves an idle processor alone for what will run here soon",
          "[scheduler]") {
  int undisturbed = 0, elsewhere = 0;
  for (int programs = 0; undisturbed < kEnough && programs < kPatience; ++programs) {
    const Ran ran = runs_elsewhere(Wakes::sparing);
    undisturbed += ran.undisturbed;
    elsewhere += ran.undisturbed && ran.elsewhere;
  }
  CHECK(undisturbed == kEnough);
  CHECK(elsewhere < kEnough / 2);
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
