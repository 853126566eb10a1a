// What a processor may do while no other one runs.
#include "golearn/core/alone.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <thread>

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using core::Alone;
using core::Processor;

namespace {

// Ends `alone` while its processor is in the middle of something. Whether it was found done when end() returned.
bool ends_after_it_is_done() {
  Alone alone(true);
  alone.begin();
  const std::array processors{std::make_unique<Processor>()};
  processors[0]->plain = true;
  std::atomic<bool> done{false};
  bool seen = false;
  std::thread other([&] {
    alone.end(processors);
    seen = done;
  });
  while (alone.holds()) std::this_thread::yield();
  done = true;
  processors[0]->plain = false;
  other.join();
  return seen;
}

}  // namespace

TEST_CASE("who ends a processor's being alone waits until it is not in the middle of something", "[alone]") {
  bool always = true;
  for (int i = 0; i < 100; ++i) always = ends_after_it_is_done() && always;
  CHECK(always);
}

TEST_CASE("nobody is alone who does not want to be", "[alone]") {
  Alone alone(false);
  alone.begin();
  CHECK_FALSE(alone.holds());
}

TEST_CASE("a processor is alone only while no other one runs", "[alone]") {
  bool together = true;
  const Run run = run_program(on(2, ClockMode::real), [&] {
    const Alone& alone = core::here().scheduler->alone;
    std::atomic<bool> here{false};
    std::atomic<bool> enough{false};
    go([&] {
      here = true;
      while (!enough) std::this_thread::yield();
    });
    while (!here) std::this_thread::yield();  // the other processor takes it
    together = alone.holds();
    enough = true;
    while (!alone.holds()) gosched();  // until it is idle again
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK_FALSE(together);
}

// The goroutines on the other processor come and go, so that a lock is taken one way and released the other.
TEST_CASE("a mutex keeps its promise while processors come and go", "[alone]") {
  const int procs = GENERATE(2, 4);
  constexpr int kGoroutines = 4;
  constexpr int kRounds = 300;
  constexpr int kSteps = 50;
  std::int64_t count = 0;
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    Mutex mutex;
    WaitGroup group;
    group.add(kGoroutines);
    for (int g = 0; g < kGoroutines; ++g) {
      go([&, g] {
        for (int round = 0; round < kRounds; ++round) {
          for (int step = 0; step < kSteps; ++step) {
            const LockGuard guard(mutex);
            ++count;
          }
          sleep((10 + 7 * g) * 1us);
        }
        group.done();
      });
    }
    group.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(count == std::int64_t{kGoroutines} * kRounds * kSteps);
}
