// What a user of the library may do by mistake.
#include <stdexcept>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("a goroutine that catches everything does not keep the program from ending", "[death]") {
  const int procs = GENERATE(1, 2);
  const Run run = run_program(on(procs, GENERATE(ClockMode::real, ClockMode::simulated)), [] {
    auto never = make_chan<int>();
    go([=] {
      for (;;) {
        try {
          never.recv();
        } catch (...) {  // NOLINT: that is what is tested
        }
      }
    });
    go([] {
      for (;;) {
        try {
          gosched();
        } catch (...) {  // NOLINT
        }
      }
    });
    sleep(1ms);
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("a goroutine that locks for ever does not keep the program from ending", "[death]") {
  const int procs = GENERATE(1, 2);
  const Run run = run_program(on(procs, GENERATE(ClockMode::real, ClockMode::simulated)), [] {
    auto mutex = make<Mutex>();
    go([=] {
      for (;;) {
        mutex->lock();
        mutex->unlock();
      }
    });
    sleep(1ms);
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("a runtime runs one program", "[outcome]") {
  Runtime runtime({.procs = 1});
  CHECK(runtime.run([] {}).ending == Ending::returned);
  CHECK_THROWS_AS(runtime.run([] {}), std::logic_error);
}

TEST_CASE("a time limit that is not reached hides no leak", "[outcome]") {
  const auto leaked = [](Duration limit) {
    return leaks(Runtime({.procs = 1, .time_limit = limit}).run([] {
             go([] { make_chan<int>().recv(); });
             gosched();
           }))
        .size();
  };
  CHECK(leaked({}) == 1);
  CHECK(leaked(1h) == 1);
}

TEST_CASE("what belongs inside a run says so outside", "[context]") {
  CHECK_THROWS_AS(with_cancel(background()), std::logic_error);
  CHECK_THROWS_AS(with_timeout(background(), 1s), std::logic_error);
  CHECK_THROWS_AS(after_func(background(), [] {}), std::logic_error);
  CHECK_THROWS_AS(after(1s), std::logic_error);
  CHECK_THROWS_AS(Ticker(1s), std::logic_error);
  CHECK_THROWS_AS(now(), std::logic_error);
  CHECK_THROWS_AS(go([] {}), std::logic_error);
  CHECK_THROWS_AS(WaitGroup().wait(), std::logic_error);
  CHECK_THROWS_AS(Select{}, std::logic_error);
  CHECK_THROWS_AS(make_chan<int>().recv(), std::logic_error);
}

}  // namespace golearn::test
