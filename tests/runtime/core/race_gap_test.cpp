// The gap between the read and the write of an update that nothing guards: how much gets lost, and when nothing does.
#include "golearn/core/race_gap.hpp"

#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

constexpr int kUpdates = 10'000;

struct Counted {
  int final = 0;
  std::uint64_t gaps = 0;  // in which others wrote
};

Config with_any_seed(int procs, ClockMode clock) {
  Config config = on(procs, clock);
  config.seed = 0;
  return config;
}

// So many goroutines count to kUpdates together, each in one go.
Counted count(const Config& config, int goroutines, bool guarded = false) {
  Counted counted;
  const Run run = run_program(config, [&] {
    auto counter = make<Shared<int>>();
    auto mutex = make<Mutex>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < goroutines; ++i) {
      wg->go([=] {
        for (int j = 0; j < kUpdates / goroutines; ++j) {
          if (guarded) mutex->lock();
          counter->add(1);
          if (guarded) mutex->unlock();
        }
      });
    }
    wg->wait();
    counted.final = counter->load();
  });
  counted.gaps = run.outcome.race_gaps;
  return counted;
}

}  // namespace

TEST_CASE("some unguarded updates get lost, most survive, and each run loses others", "[shared]") {
  const int procs = GENERATE(2, 4, 16);
  const int goroutines = GENERATE(2, kUpdates);
  CAPTURE(procs, goroutines);
  std::set<int> results;
  std::vector<int> finals;
  for (int i = 0; i < 30; ++i) {
    finals.push_back(count(with_any_seed(procs, ClockMode::real), goroutines).final);
    results.insert(finals.back());
  }
  std::ranges::sort(finals);
  CHECK(results.size() >= 20);
  CHECK(finals[1] > kUpdates * 6 / 10);
  CHECK(finals[28] < kUpdates);  // of 20 runs 19 lose something: of 30, all but one
}

TEST_CASE("nothing gets lost on one processor, nor under a lock, nor once GOMAXPROCS is 1", "[shared]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CHECK(count(on(1, clock), 100).final == kUpdates);
  const Counted guarded = count(on(4, clock), 100, true);
  CHECK(guarded.final == kUpdates);
  CHECK(guarded.gaps == 0);
  int final = 0;
  run_program(on(2, clock), [&] {
    gomaxprocs(1);
    auto counter = make<Shared<int>>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 1000; ++i) wg->go([=] { counter->add(1); });
    wg->wait();
    final = counter->load();
  });
  CHECK(final == 1000);
}

TEST_CASE("what is lost in a gap is what others wrote in it", "[shared]") {
  // Two at work: each gap loses at most 12, and one at least.
  const Counted counted = count(on(2, ClockMode::simulated), 2);
  CHECK(counted.gaps > 0);
  CHECK(counted.final <= kUpdates - static_cast<int>(counted.gaps));
}

TEST_CASE("a look and a deed: another may do the same in between", "[shared]") {
  std::set<int> times;
  for (int i = 0; i < 60; ++i) {
    std::atomic<int> done_by{0};
    run_program(with_any_seed(2, ClockMode::simulated), [&] {
      auto done = make<Shared<bool>>();
      auto wg = make<WaitGroup>();
      for (int n = 0; n < 5; ++n) {
        wg->go([=, &done_by] {
          if (done->load()) return;
          core::open_race_gap(*done);
          ++done_by;
          done->store(true);
        });
      }
      wg->wait();
    });
    times.insert(done_by);
  }
  CHECK(times.contains(1));
  CHECK(times.contains(2));
}

TEST_CASE("who is aside comes back when nobody else can write", "[shared]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  for (int i = 0; i < 20; ++i) {
    const Run run = run_program(with_any_seed(2, clock), [] {
      auto counter = make<Shared<int>>();
      for (int n = 0; n < 100; ++n) counter->add(1);  // main alone
      println(counter->load());
    });
    CHECK(run.lines == Lines{"100"});
  }
}

TEST_CASE("a program that ends while somebody is aside ends", "[shared]") {
  for (int i = 0; i < 50; ++i) {
    const Run run = run_program(with_any_seed(2, ClockMode::real), [] {
      auto counter = make<Shared<int>>();
      for (int n = 0; n < 20; ++n) go([=] { counter->add(1); });
      gosched();
    });
    CHECK(run.outcome.ending == Ending::returned);
  }
}
