// compute(): a goroutine keeps its processor busy for a stated time.
#include "golearn/explore/random_order.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// How long `count` computations at once take on so many processors.
Duration together(const Config& config, int count, Duration each) {
  return run_program(config,
                     [&] {
                       auto wg = make<WaitGroup>();
                       for (int i = 0; i < count; ++i) wg->go([=] { compute(each); });
                       wg->wait();
                     })
      .outcome.elapsed;
}

bool about(Duration time, Duration expected) { return time >= expected && time < expected + 1ms; }

}  // namespace

TEST_CASE("virtual time: computations share the processors", "[compute]") {
  const auto& [procs, count, expected] = GENERATE(table<int, int, Duration>({{1, 1, 5ms},
                                                                             {1, 3, 15ms},
                                                                             {2, 1, 5ms},
                                                                             {2, 2, 5ms},
                                                                             {2, 3, 10ms},
                                                                             {2, 4, 10ms},
                                                                             {3, 3, 5ms},
                                                                             {4, 3, 5ms},
                                                                             {4, 16, 20ms}}));
  CAPTURE(procs, count);
  for (int i = 0; i < 20; ++i) REQUIRE(about(together(on(procs), count, 5ms), expected));
}

TEST_CASE("virtual time: a long computation makes way after its time slice", "[compute]") {
  const int procs = GENERATE(1, 2);
  std::vector<Duration> began(3);
  run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    for (Duration& mine : began) {
      wg->go([&mine] {
        mine = Duration(now().elapsed);
        compute(100ms);
      });
    }
    wg->wait();
  });
  for (const Duration each : began) CHECK(each < 10ms * (3 - procs) + 1ms);
}

TEST_CASE("virtual time: who sleeps wakes in time if a processor is free, else after the slice", "[compute]") {
  const auto& [procs, expected] = GENERATE(table<int, Duration>({{1, 10ms}, {2, 3ms}}));
  Duration woke{};
  run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    wg->go([] { compute(50ms); });
    wg->go([&] {
      sleep(3ms);
      woke = Duration(now().elapsed);
    });
    wg->wait();
  });
  CAPTURE(procs, woke.count());
  CHECK(about(woke, expected));
}

TEST_CASE("virtual time: who was started last is not left in the next slot of one that computes", "[compute]") {
  for (int i = 0; i < 50; ++i) {
    Duration began{};
    run_program(2, [&] {
      auto wg = make<WaitGroup>();
      wg->go([&] { began = Duration(now().elapsed); });
      compute(8ms);
      wg->wait();
    });
    REQUIRE(began < 1ms);
  }
}

TEST_CASE("virtual time: processors called back take their share", "[compute]") {
  for (int i = 0; i < 20; ++i) {
    Duration one{};
    Duration four{};
    run_program(4, [&] {
      const auto all = [] {
        const Time start = now();
        auto wg = make<WaitGroup>();
        for (int n = 0; n < 4; ++n) wg->go([] { compute(5ms); });
        wg->wait();
        return since(start);
      };
      gomaxprocs(1);
      one = all();
      gomaxprocs(4);
      four = all();
    });
    REQUIRE(about(one, 20ms));
    REQUIRE(about(four, 5ms));
  }
}

TEST_CASE("virtual time: processors may rest while others compute", "[compute]") {
  const Run run = run_program(4, [] {
    auto wg = make<WaitGroup>();
    for (int n = 0; n < 4; ++n) wg->go([] { compute(50ms); });
    compute(2ms);
    gomaxprocs(1);
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.elapsed >= 150ms);
}

TEST_CASE("a deadlock behind a computation is found when it is over", "[compute]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto never = make_chan<int>();
    go([=] { compute(5ms); });
    never.recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(about(run.outcome.elapsed, 5ms));
}

TEST_CASE("the program's end ends computations", "[compute]") {
  const auto clock = GENERATE(ClockMode::simulated, ClockMode::real);
  const int procs = GENERATE(2, 4);
  const Run run = run_program(on(procs, clock), [] {
    go([] { compute(1h); });
    gosched();
    compute(1ms);
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.elapsed < 1min);
}

TEST_CASE("real time: it takes no less than was asked for", "[compute]") {
  const double speed = GENERATE(1.0, 4.0);
  Config config = on(1, ClockMode::real);
  config.speed = speed;
  CHECK(together(config, 1, 3ms) >= 3ms);
  CHECK(together(config, 3, 3ms) >= 9ms);
}

TEST_CASE("under a strategy computations follow one another", "[compute]") {
  RandomOrder order(2, 7);
  Config config = on(2);
  config.strategy = &order;
  CHECK(about(together(config, 3, 5ms), 15ms));
}

TEST_CASE("nothing and less than nothing is no computation", "[compute]") {
  const Duration duration = GENERATE(values<Duration>({0ms, -5ms}));
  CHECK(about(together(on(1), 2, duration), 0ms));
}

}  // namespace golearn::test
