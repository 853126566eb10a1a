// Processors that pause where it does not pay to take goroutines from others, and linger where it does.
#include "golearn/core/takings.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using core::Takings;

namespace {

// Has the processor it runs on find that what it took was not worth it, as soon as it has nothing more to run.
void waste() { core::here().takings.take(1'000'000, Takings::now(), 0); }

// That it was: it lingers.
void pay() {
  core::Processor& p = core::here();
  p.takings.take(1, Takings::now() - 1'000'000'000, p.turns.load());
}

using Weigh = void (*)();

}  // namespace

TEST_CASE("what keeps a processor busy for long enough each was worth taking", "[takings]") {
  const std::int64_t each = GENERATE(Takings::kWorth - 1, Takings::kWorth);
  Takings takings;
  takings.take(100, 0, 0);
  CHECK((takings.settle(100 * each, 100) == 0) == (each == Takings::kWorth));
  takings.take(1, 0, 0);
  CHECK(takings.settle(1, 1) == (each == Takings::kWorth ? 1 : 2) * Takings::kShortest);  // what it was is remembered
}

TEST_CASE("a processor pauses for longer each time it was not worth it, up to a limit", "[takings]") {
  Takings takings;
  for (const std::int64_t pause : {50'000, 100'000, 200'000, 200'000}) {
    takings.take(1, 0, 0);
    CHECK(takings.settle(1, 1) == pause);
    CHECK(takings.settle(2, 2) == 0);  // once for each time
  }
  takings.take(1, 0, 0);
  CHECK(takings.settle(Takings::kWorth, 1) == 0);
  takings.take(1, 0, 0);
  CHECK(takings.settle(1, 1) == Takings::kShortest);
}

TEST_CASE("a processor lingers after long turns, and not for ever", "[takings]") {
  const std::int64_t turn = GENERATE(Takings::kLongTurn - 1, Takings::kLongTurn);
  const bool is_long = turn == Takings::kLongTurn;
  Takings takings;
  CHECK_FALSE(takings.lingers(0));
  takings.take(3, 0, 100);
  takings.settle(7 * turn, 107);
  CHECK(takings.lingers(7 * turn + Takings::kLinger - 1) == is_long);
  CHECK_FALSE(takings.lingers(7 * turn + Takings::kLinger));
}

TEST_CASE("a processor whose goroutines wait for a lock does not linger for more of them", "[takings]") {
  Takings takings;
  takings.take(1, 0, 0);
  takings.wait_for_lock();
  takings.settle(1'000'000, 1);
  CHECK_FALSE(takings.lingers(1'000'001));
  takings.take(1, 0, 0);
  takings.settle(1'000'000, 1);
  CHECK(takings.lingers(1'000'001));
  takings.wait_for_lock();
  CHECK_FALSE(takings.lingers(1'000'001));
}

TEST_CASE("all that is runnable is run while processors pause or linger", "[takings]") {
  const int procs = GENERATE(2, 4, 16);
  const Weigh weigh = GENERATE(waste, pay);
  const Run run = run_program(on(procs, ClockMode::real), [weigh] {
    constexpr int kGoroutines = 40;
    WaitGroup group;
    Atomic<int> turns;
    group.add(kGoroutines);
    for (int i = 0; i < kGoroutines; ++i) {
      go([&, weigh] {
        for (int turn = 0; turn < 5; ++turn) {
          weigh();
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

TEST_CASE("a deadlock is seen while processors pause or linger", "[takings]") {
  const int procs = GENERATE(2, 4, 16);
  const Weigh weigh = GENERATE(waste, pay);
  const Run run = run_program(on(procs, ClockMode::real), [weigh] {
    const auto never = make_chan<int>();
    for (int i = 0; i < 8; ++i) {
      go([never, weigh] {
        weigh();
        gosched();
        weigh();
        never.recv();
      });
    }
    weigh();
    never.recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.size() == 9);
}

TEST_CASE("a timer goes off while processors pause or linger", "[takings]") {
  const int procs = GENERATE(2, 4);
  const Weigh weigh = GENERATE(waste, pay);
  const Run run = run_program(on(procs, ClockMode::real), [weigh] {
    for (int i = 0; i < 20; ++i) {
      go(weigh);
      sleep(100us);
    }
    println("end");
  });
  CHECK(run.lines == Lines{"end"});
}
