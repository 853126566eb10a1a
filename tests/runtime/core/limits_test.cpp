// Programs that are ended from outside: interrupted, or out of time or steps.
#include <thread>

#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("interrupt ends a program from another thread", "[outcome][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  struct Row {
    const char* what;
    std::function<void()> main;
  };
  const auto row = GENERATE(values<Row>({
      {"sleeps",
       [] {
         for (;;) sleep(1h);
       }},
      {"spins on an atomic",
       [] {
         Atomic<int> a;
         for (;;) a.add(1);
       }},
      {"spins on select",
       [] {
         for (;;) Select{otherwise([] {})};
       }},
      {"spins on gosched",
       [] {
         for (;;) gosched();
       }},
      {"spins in all its goroutines",
       [] {
         for (int i = 0; i < 8; ++i) {
           go([] {
             for (auto mu = make<Mutex>();;) const LockGuard guard(*mu);
           });
         }
         for (;;) gosched();
       }},
      {"catches everything",
       [] {
         for (int caught = 0; caught < 3;) {
           try {
             for (;;) sleep(1s);
           } catch (...) {
             ++caught;
           }
         }
       }},
  }));
  INFO(row.what << " procs " << procs << " clock " << clock);
  std::atomic<int> gone{0};
  std::atomic<bool> running{false};
  Runtime runtime(on(procs, clock));
  std::thread other([&] {
    while (!running) std::this_thread::yield();
    runtime.interrupt();
    runtime.interrupt();  // twice is once
  });
  const Outcome outcome = runtime.run([&] {
    const OnExit local(gone);
    running = true;
    row.main();
  });
  other.join();
  CHECK(outcome.ending == Ending::interrupted);
  CHECK(outcome.exit_status == 130);
  CHECK(gone == 1);
}

TEST_CASE("a program interrupted before it runs does not run", "[outcome]") {
  Runtime runtime(on(GENERATE(1, 2)));
  runtime.interrupt();
  bool ran = false;
  CHECK(runtime.run([&] { ran = true; }).ending == Ending::interrupted);
  CHECK(!ran);
}

TEST_CASE("interrupting a program that has ended changes nothing", "[outcome]") {
  Runtime runtime(on(1));
  const Outcome outcome = runtime.run([] {});
  runtime.interrupt();
  CHECK(outcome.ending == Ending::returned);
}

TEST_CASE("the time limit ends a program", "[outcome]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const bool sleeps = GENERATE(true, false);
  CAPTURE(procs, clock, sleeps);
  Config config = on(procs, clock);
  config.time_limit = 5ms;
  std::atomic<int> came{0}, gone{0};
  const Run run = run_program(config, [&] {
    const OnExit local(gone);
    ++came;
    go([&] {
      const OnExit mine(gone);
      ++came;
      sleep(1h);
    });
    if (sleeps) sleep(2h);
    for (;;) gosched();
  });
  CHECK(run.outcome.ending == Ending::timed_out);
  CHECK(run.outcome.exit_status == 0);
  CHECK(run.outcome.elapsed >= 5ms);
  CHECK(gone == came);
  CHECK(run.report.empty());
  if (clock == ClockMode::simulated) CHECK(run.outcome.elapsed < 6ms);
}

TEST_CASE("the time limit ends a goroutine that never gives way", "[outcome]") {
  Config config = on(GENERATE(1, 2), GENERATE(ClockMode::real, ClockMode::simulated));
  config.time_limit = 5ms;
  const Run run = run_program(config, [] {
    Atomic<int> a;
    for (;;) a.add(1);
  });
  CHECK(run.outcome.ending == Ending::timed_out);
}

TEST_CASE("a program within its time limit is not touched by it", "[outcome]") {
  Config config = on(GENERATE(1, 2), GENERATE(ClockMode::real, ClockMode::simulated));
  config.time_limit = 1h;
  SECTION("it returns") {
    const Run run = run_program(config, [] { sleep(1ms); });
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.outcome.elapsed < 1h);
  }
  SECTION("it deadlocks, and that is found at once") {
    const Run run = run_program(config, [] { make_chan<int>().recv(); });
    CHECK(run.outcome.ending == Ending::deadlocked);
    CHECK(run.outcome.elapsed < 1h);
  }
}

TEST_CASE("the step limit counts operations", "[outcome]") {
  const std::uint64_t limit = GENERATE(1u, 7u, 1000u);
  Config config = on(1);
  config.step_limit = limit;
  std::uint64_t made = 0;
  const Run run = run_program(config, [&] {
    Atomic<int> a;
    for (;; ++made) a.add(1);
  });
  CHECK(run.outcome.ending == Ending::step_limit);
  CHECK(run.outcome.exit_status == 0);
  CHECK(made == limit);
}

TEST_CASE("a program of fewer steps than the limit is not touched by it", "[outcome]") {
  Config config = on(GENERATE(1, 2));
  config.step_limit = 100;
  const Run run = run_program(config, [] {
    Atomic<int> a;
    for (int i = 0; i < 99; ++i) a.add(1);
  });
  CHECK(run.outcome.ending == Ending::returned);
}

}  // namespace golearn::test
