// Processors that back off when they get into each other's way.
#include "golearn/core/crowding.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;
using core::Crowding;

namespace {

// Whether a processor that loses `lost` ns in every `every` ns ever finds that it should back off.
bool gives_up(std::int64_t lost, std::int64_t every) {
  Crowding crowding;
  for (std::int64_t now = 0; now < 10 * Crowding::kWindow; now += every) {
    if (crowding.lost(lost, now)) return true;
  }
  return false;
}

// Makes the processor it runs on crowded, again and again.
void crowd(int times) {
  for (int i = 0; i < times; ++i) {
    core::met_another(Crowding::kWindow);
    gosched();
  }
}

}  // namespace

TEST_CASE("a processor that loses a quarter of its time should back off", "[crowding]") {
  CHECK(gives_up(200, 700));
  CHECK_FALSE(gives_up(200, 900));
  CHECK(gives_up(5'000, 15'000));
  CHECK_FALSE(gives_up(5'000, 30'000));
}

TEST_CASE("a processor backs off for longer each time it has hardly come back", "[crowding]") {
  Crowding crowding;
  std::int64_t now = 0;
  for (const std::int64_t backoff : {500'000, 1'000'000, 2'000'000, 2'000'000}) {
    CHECK(crowding.back_off(now) == backoff);
    crowding.come_back(now += backoff);
    now += Crowding::kSoon / 2;
  }
  CHECK(crowding.back_off(now + Crowding::kSoon) == Crowding::kShortest);
}

TEST_CASE("what a crowded processor had to run is run", "[crowding]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    constexpr int kGoroutines = 40;
    WaitGroup group;
    Atomic<int> turns;
    group.add(kGoroutines);
    for (int i = 0; i < kGoroutines; ++i) {
      go([&] {
        crowd(5);
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

TEST_CASE("a deadlock is seen while a processor backs off", "[crowding]") {
  const int procs = GENERATE(2, 4);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    const auto never = make_chan<int>();
    for (int i = 0; i < 8; ++i) {
      go([never] {
        crowd(3);
        never.recv();
      });
    }
    crowd(3);
    never.recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.size() == 9);
}

// Otherwise all others would wait for the lock until it comes back. In virtual time, where nothing but the operations
// takes any: no slice ends here, and nobody but the program makes the processor crowded.
TEST_CASE("a processor does not back off in the middle of what a lock guards", "[crowding]") {
  const Run run = run_program(on(2, ClockMode::simulated), [] {
    Mutex mutex;
    RWMutex rw;
    const auto crowded = [] { return core::here().wants(core::kCrowded); };
    const auto crowd_under = [&](const char* lock, auto take, auto give) {
      take();
      core::here().attention.fetch_or(core::kCrowded);
      give();
      println(lock, crowded());
      take();
      println(lock, "taken again", crowded());
      give();
    };
    crowd_under(
        "mutex", [&] { mutex.lock(); }, [&] { mutex.unlock(); });
    crowd_under(
        "writer", [&] { rw.lock(); }, [&] { rw.unlock(); });
    crowd_under(
        "reader", [&] { rw.rlock(); }, [&] { rw.runlock(); });
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"mutex true", "mutex taken again false", "writer true", "writer taken again false",
                           "reader true", "reader taken again false"});
}
