// Processors that pause where it does not pay to take goroutines from others.
#include "golearn/core/takings.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using core::Takings;

namespace {

// Has the processor it runs on find that what it took was not worth it, as soon as it has nothing more to run.
void waste() { core::here().takings.take(1'000'000, Takings::now()); }

}  // namespace

TEST_CASE("what keeps a processor busy for long enough each was worth taking", "[takings]") {
  const std::int64_t each = GENERATE(Takings::kWorth - 1, Takings::kWorth);
  Takings takings;
  takings.take(100, 0);
  CHECK((takings.settle(100 * each) == 0) == (each == Takings::kWorth));
  takings.take(1, 0);
  CHECK(takings.settle(1) == (each == Takings::kWorth ? 1 : 2) * Takings::kShortest);  // what it was is remembered
}

TEST_CASE("a processor pauses for longer each time it was not worth it, up to a limit", "[takings]") {
  Takings takings;
  for (const std::int64_t pause : {50'000, 100'000, 200'000, 200'000}) {
    takings.take(1, 0);
    CHECK(takings.settle(1) == pause);
    CHECK(takings.settle(2) == 0);  // once for each time
  }
  takings.take(1, 0);
  CHECK(takings.settle(Takings::kWorth) == 0);
  takings.take(1, 0);
  CHECK(takings.settle(1) == Takings::kShortest);
}

TEST_CASE("all that is runnable is run while processors pause", "[takings]") {
  const int procs = GENERATE(2, 4, 16);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    constexpr int kGoroutines = 40;
    WaitGroup group;
    Atomic<int> turns;
    group.add(kGoroutines);
    for (int i = 0; i < kGoroutines; ++i) {
      go([&] {
        for (int turn = 0; turn < 5; ++turn) {
          waste();
          gosched();
        }
        turns.add(1);
        group.done();
      });
    }
    group.wait();
    println(turns.load());
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"40"});
}

TEST_CASE("a deadlock is seen while processors pause", "[takings]") {
  const int procs = GENERATE(2, 4, 16);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    const auto never = make_chan<int>();
    for (int i = 0; i < 8; ++i) {
      go([never] {
        waste();
        gosched();
        waste();
        never.recv();
      });
    }
    waste();
    never.recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.size() == 9);
}

TEST_CASE("a timer goes off while processors pause", "[takings]") {
  const int procs = GENERATE(2, 4);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    for (int i = 0; i < 20; ++i) {
      go([] { waste(); });
      sleep(100us);
    }
    println("end");
  });
  CHECK(run.lines == Lines{"end"});
}
