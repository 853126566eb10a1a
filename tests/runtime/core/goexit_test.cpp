// Goexit, and the end of a program at once.
#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/deferred.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("Goexit runs the deferred functions and ends its goroutine only", "[panic]") {
  // go1.26.8 prints the same.
  const Run run = run_program(1, [] {
    go([] {
      with_defer([](Defer& defer) {
        defer_println(defer, "g deferred");
        with_defer([](Defer& inner) {
          inner([] { println("inner deferred", recovered()); });
          goexit();
        });
        println("not reached");
      });
      println("not reached either");
    });
    gosched();
    println("main end", num_goroutine());
  });
  CHECK(run.lines == Lines{"inner deferred <nil>", "g deferred", "main end 1"});
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("destructors run at Goexit", "[panic]") {
  std::atomic<int> gone{0};
  run_program(1, [&] {
    go([&] {
      const OnExit local(gone);
      goexit();
    });
    gosched();
  });
  CHECK(gone == 1);
}

TEST_CASE("Goexit in main: the others go on, then the program dies", "[panic][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  const Run run = run_program(on(procs, clock), [] {
    go([] {
      sleep(1ms);
      println("other");
    });
    goexit();
  });
  CHECK(run.lines == Lines{"other"});
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.report == "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
}

TEST_CASE("Goexit in main while others are blocked is an ordinary deadlock", "[panic]") {
  // go1.26.8: all goroutines are asleep, and goroutine 7 [chan receive]
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    go([] { make_chan<int>().recv(); });
    goexit();
  });
  CHECK(run.outcome.message == "all goroutines are asleep - deadlock!");
  CHECK(run.outcome.goroutines.size() == 1);
}

TEST_CASE("a panic in a deferred function replaces Goexit, and recovered, Goexit goes on", "[panic]") {
  SECTION("not recovered") {
    const Run run = run_program(1, [] {
      go([] {
        with_defer([](Defer& defer) {
          defer([] { panic("while exiting"); });
          goexit();
        });
      });
      sleep(1s);
    });
    CHECK(run.outcome.message == "while exiting");
  }
  SECTION("recovered at the same level") {
    const Run run = run_program(1, [] {
      go([] {
        with_defer([](Defer& defer) {
          defer([] { println(recovered()); });
          defer([] { panic("while exiting"); });
          goexit();
        });
        println("went on");
      });
      sleep(1s);
    });
    CHECK(run.lines == Lines{"while exiting"});
  }
  SECTION("recovered further out") {
    // go1.26.8: outer recover: in defer, and then `no goroutines (main called runtime.Goexit)`
    const Run run = run_program(1, [] {
      with_defer([](Defer& defer) {
        defer([] { println("outer recover:", recovered()); });
        with_defer([](Defer& inner) {
          inner([] { panic("in defer"); });
          goexit();
        });
      });
      println("went on");
    });
    CHECK(run.lines == Lines{"outer recover: in defer"});
    CHECK(run.outcome.ending == Ending::deadlocked);
  }
}

TEST_CASE("Goexit in a deferred function stops a panic", "[panic]") {
  const Run run = run_program(1, [] {
    go([] {
      with_defer([](Defer& defer) {
        defer_println(defer, "last");
        defer([] { goexit(); });
        panic("stopped");
      });
      println("not reached");
    });
    sleep(1s);
    println("main end");
  });
  CHECK(run.lines == Lines{"last", "main end"});
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("exit_program ends everything at once, deferred functions do not run", "[panic]") {
  const int procs = GENERATE(1, 2, 4);
  const bool from_main = GENERATE(true, false);
  std::atomic<int> gone{0};
  const Run run = run_program(procs, [&] {
    const OnExit local(gone);
    const auto leave = [] {
      with_defer([](Defer& defer) {
        defer_println(defer, "deferred");
        exit_program(3);
      });
    };
    from_main ? leave() : go(leave);
    make_chan<int>().recv();
  });
  CHECK(run.outcome.ending == Ending::exited);
  CHECK(run.outcome.exit_status == 3);
  CHECK(run.lines.empty());
  CHECK(run.report.empty());
  CHECK(gone == 1);
}

}  // namespace golearn::test
