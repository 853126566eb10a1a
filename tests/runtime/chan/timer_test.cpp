// What time.Timer, Ticker, After and AfterFunc do in Go 1.26; where nothing else is said, at any number of processors.
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// Whether something can be received now.
bool ready(const RecvChan<Time>& c) {
  bool found = false;
  Select{receive(c, [&] { found = true; }), otherwise([] {})};
  return found;
}

// At any number of processors, in virtual time.
Run run_anywhere(const std::function<void()>& main) {
  const int procs = GENERATE(1, 2, 4);
  return run_program(procs, main);
}

// `duration` to the nearest 10 ms: virtual time counts operations too.
Duration about(Duration duration) {
  constexpr Duration kUnit = 10ms;
  return (duration + kUnit / 2) / kUnit * kUnit;
}

}  // namespace

TEST_CASE("after delivers once, when the time has come", "[timer]") {
  const Run run = run_anywhere([] {
    const Time start = now();
    const auto c = after(50ms);
    println(ready(c));
    const Time delivered = c.recv();
    println(about(since(start)), about(delivered - start));
    sleep(1s);
    println(ready(c));
  });
  CHECK(run.lines == Lines{"false", "50ms 50ms", "false"});
}

TEST_CASE("a timer delivers the moment it was due, however late it is received", "[timer]") {
  // Go 1.26: After(10ms) received 30ms later delivers 10.002364ms.
  const Run run = run_anywhere([] {
    const Time start = now();
    const auto c = after(10ms);
    sleep(30ms);
    println(about(c.recv() - start), about(since(start)));
  });
  CHECK(run.lines == Lines{"10ms 30ms"});
}

TEST_CASE("a timer of nothing or less fires at once", "[timer]") {
  const Run run = run_anywhere([] {
    const Time start = now();
    Timer(0s).c.recv();
    Timer(-1h).c.recv();
    println(about(since(start)));
  });
  CHECK(run.lines == Lines{"0s"});
}

TEST_CASE("stop says whether it stopped the timer", "[timer]") {
  const Run run = run_anywhere([] {
    Timer timer(1h);
    println("running", timer.stop());
    println("stopped", timer.stop());
    timer.reset(10ms);
    timer.c.recv();
    println("fired and received", timer.stop());
    sleep(2h);
    println(ready(timer.c));
  });
  CHECK(run.lines == Lines{"running true", "stopped false", "fired and received false", "false"});
}

TEST_CASE("reset says whether the timer was running", "[timer]") {
  const Run run = run_anywhere([] {
    Timer timer(1h);
    println("running", timer.reset(10ms));
    const Time start = now();
    timer.c.recv();
    println(about(since(start)));
    println("fired and received", timer.reset(10ms));
    timer.stop();
    println("stopped", timer.reset(20ms));
    timer.c.recv();
    println(about(since(start)));
  });
  CHECK(run.lines == Lines{"running true", "10ms", "fired and received false", "stopped false", "30ms"});
}

TEST_CASE("no value from before stop or reset is received", "[timer]") {
  // Since Go 1.23 a timer that fired unreceived counts as running: Stop and Reset say true.
  const Run run = run_anywhere([] {
    Timer timer(10ms);
    sleep(50ms);
    const bool stopped = timer.stop();
    println("stop", stopped, ready(timer.c));
    timer.reset(10ms);
    sleep(50ms);
    const bool was_running = timer.reset(1h);
    println("reset", was_running, ready(timer.c));
  });
  CHECK(run.lines == Lines{"stop true false", "reset true false"});
}

TEST_CASE("a timer's channel has neither length nor capacity", "[timer]") {
  // As Go's since 1.23.
  const Run run = run_anywhere([] {
    const Timer timer(10ms);
    const Ticker ticker(10ms);
    sleep(55ms);
    println(timer.c.len(), timer.c.cap(), ticker.c.len(), ticker.c.cap());
  });
  CHECK(run.lines == Lines{"0 0 0 0"});
}

TEST_CASE("a timer that is dropped still delivers to those who have its channel", "[timer]") {
  const Run run = run_anywhere([] {
    RecvChan<Time> c;
    {
      const Timer timer(10ms);
      c = timer.c;
    }
    c.recv();
    println("received");
  });
  CHECK(run.lines == Lines{"received"});
}

TEST_CASE("copies of a timer are the same timer", "[timer]") {
  const Run run = run_anywhere([] {
    Timer timer(1h), copy = timer;
    println(copy.stop());
    println(timer.stop());
  });
  CHECK(run.lines == Lines{"true", "false"});
}

TEST_CASE("a timer that was never set cannot be stopped or set anew", "[timer]") {
  const bool stops = GENERATE(true, false);
  const Run run = run_anywhere([=] {
    Timer none;
    println(none.c.is_nil());
    stops ? none.stop() : none.reset(1s);
  });
  CHECK(run.lines == Lines{"true"});
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == (stops ? "time: Stop called on uninitialized Timer"  // the words are go1.26.8's
                                      : "time: Reset called on uninitialized Timer"));
}

TEST_CASE("a ticker ticks", "[timer]") {
  const Run run = run_anywhere([] {
    const Time start = now();
    Ticker ticker(100ms);
    for (int i = 0; i < 5; ++i) {
      const Time tick = ticker.c.recv();
      println(about(tick - start));
    }
    ticker.stop();
    sleep(1s);
    println(ready(ticker.c));
  });
  CHECK(run.lines == Lines{"100ms", "200ms", "300ms", "400ms", "500ms", "false"});
}

TEST_CASE("a ticker drops ticks for a slow receiver", "[timer]") {
  // Go 1.26, ticks of 10 ms and a receiver that sleeps for 35 ms: 10ms, 40ms, 50ms.
  const Run run = run_anywhere([] {
    const Time start = now();
    Ticker ticker(100ms);
    sleep(350ms);
    for (int i = 0; i < 3; ++i) {
      const Time tick = ticker.c.recv();
      println(about(tick - start), about(since(start)));
    }
  });
  CHECK(run.lines == Lines{"100ms 350ms", "400ms 400ms", "500ms 500ms"});
}

TEST_CASE("after stop a ticker's unreceived tick is gone", "[timer]") {
  const Run run = run_anywhere([] {
    Ticker ticker(50ms);
    sleep(80ms);
    ticker.stop();
    println(ready(ticker.c));
  });
  CHECK(run.lines == Lines{"false"});
}

TEST_CASE("a ticker of nothing or less panics", "[timer]") {
  const Duration interval = GENERATE(Duration(0), Duration(-1));
  const Run run = run_program(1, [=] { const Ticker ticker(interval); });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "non-positive interval for NewTicker");
}

TEST_CASE("tick delivers for ever", "[timer]") {
  const Run run = run_anywhere([] {
    const auto c = tick(1s);
    const Time start = now();
    for (int i = 0; i < 100; ++i) c.recv();
    println(about(since(start)));
  });
  CHECK(run.lines == Lines{"1m40s"});
}

TEST_CASE("a tick of nothing or less is a nil channel", "[timer]") {
  // Go: "Unlike NewTicker, Tick will return nil if d <= 0."
  const Run run = run_anywhere([] { println(tick(0s).is_nil(), tick(-1s).is_nil()); });
  CHECK(run.lines == Lines{"true true"});
}

TEST_CASE("after_func runs its function in a goroutine of its own", "[timer]") {
  const Run run = run_anywhere([] {
    auto done = make_chan<bool>();
    const Time start = now();
    const Timer timer = after_func(50ms, [=] {
      println("func", goroutine_id() != 1, about(since(start)));
      sleep(10ms);  // it may block
      done.send(true);
    });
    println(timer.c.is_nil());
    done.recv();
  });
  CHECK(run.lines == Lines{"true", "func true 50ms"});
}

TEST_CASE("after_func is stopped and set anew", "[timer]") {
  const Run run = run_anywhere([] {
    auto ran = make_chan<int>(10);
    Timer timer = after_func(1h, [=] { ran.send(1); });
    println("stop", timer.stop());
    println("stop again", timer.stop());
    println("reset", timer.reset(10ms));
    ran.recv();
    println("fired", timer.stop());
    println("again", timer.reset(10ms));
    ran.recv();
    sleep(2h);
    println(ran.len());
  });
  CHECK(run.lines == Lines{"stop true", "stop again false", "reset false", "fired false", "again false", "0"});
}

TEST_CASE("a panic in an after_func ends the program", "[timer]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    after_func(1ms, [] { panic("too late"); });
    sleep(1s);
    println("not reached");
  });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "too late");
  CHECK(run.lines.empty());
}

TEST_CASE("timers nobody can receive from keep no program alive", "[timer]") {
  // Go 1.26 says deadlock at once: a timer runs only while someone waits for its channel.
  const int procs = GENERATE(1, 2);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  Config config = on(procs, clock);
  config.time_limit = 1s;
  SECTION("a ticker") {
    const Run run = run_program(config, [] {
      const Ticker ticker(10ms);
      make_chan<int>().recv();
    });
    CHECK(run.outcome.ending == Ending::deadlocked);
  }
  SECTION("a timer") {
    const Run run = run_program(config, [] {
      const Timer timer(1h);
      make_chan<int>().recv();
    });
    CHECK(run.outcome.ending == Ending::deadlocked);
  }
}

TEST_CASE("a timer someone waits for is no deadlock, and then it is", "[timer]") {
  // Go 1.26: timeout, then fatal error: all goroutines are asleep - deadlock!
  const Run run = run_anywhere([] {
    auto never = make_chan<int>();
    Select{receive(never, [] {}), receive(after(10ms), [] { println("timeout"); })};
    never.recv();
  });
  CHECK(run.lines == Lines{"timeout"});
  CHECK(run.outcome.ending == Ending::deadlocked);
}

TEST_CASE("an after_func that is due is no deadlock, and then it is", "[timer]") {
  const Run run = run_anywhere([] {
    after_func(10ms, [] { println("x"); });
    make_chan<int>().recv();
  });
  CHECK(run.lines == Lines{"x"});
  CHECK(run.outcome.ending == Ending::deadlocked);
}

TEST_CASE("a thousand timers fire in the order they are due", "[timer]") {
  const int procs = GENERATE(1, 2, 4);
  std::vector<int> order;
  run_program(procs, [&] {
    auto fired = make_chan<int>(1000);
    for (int i = 0; i < 1000; ++i) {
      const int place = i * 7 % 1000;  // set in another order
      after_func(std::chrono::milliseconds(10 + place), [=] { fired.send(place); });
    }
    for (int i = 0; i < 1000; ++i) order.push_back(fired.recv());
  });
  CHECK(order == up_to(1000));
}

TEST_CASE("half of a thousand timers are stopped, the others fire", "[timer]") {
  const int procs = GENERATE(1, 2, 4);
  std::vector<int> order;
  run_program(procs, [&] {
    auto fired = make_chan<int>(1000);
    std::vector<Timer> timers;
    for (int i = 0; i < 1000; ++i) {
      const int place = i * 7 % 1000;
      timers.push_back(after_func(std::chrono::milliseconds(10 + place), [=] { fired.send(place); }));
    }
    for (int i = 0; i < 1000; ++i) {
      if (i * 7 % 1000 % 2 == 1) timers[static_cast<std::size_t>(i)].stop();
    }
    for (int i = 0; i < 500; ++i) order.push_back(fired.recv() / 2);
    sleep(1h);
    if (fired.len() > 0) order.clear();
  });
  CHECK(order == up_to(500));
}

TEST_CASE("stopping and setting anew while firing", "[timer][parallel]") {
  // A timer that is set to an hour must not fire now, however narrow the race with its old firing.
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::atomic<int> early{0};
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 4; ++g) {
      wg->go([&] {
        Timer timer(1h);
        for (int i = 0; i < 3000; ++i) {
          timer.reset(Duration(i % 50 * 500));
          for (int wait = 0; wait < i % 7; ++wait) gosched();
          timer.reset(1h);
          if (ready(timer.c)) ++early;
          timer.stop();
          if (ready(timer.c)) ++early;
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(early == 0);
}

TEST_CASE("the real clock fires timers too", "[timer]") {
  const int procs = GENERATE(1, 2);
  const Run run = run_program(on(procs, ClockMode::real), [] {
    const Time start = now();
    after(5ms).recv();
    println(since(start) >= 5ms);
    Ticker ticker(1ms);
    for (int i = 0; i < 5; ++i) ticker.c.recv();
    println(since(start) >= 10ms);
    Timer timer(1h);
    println(timer.reset(1ms));
    timer.c.recv();
    println("end");
  });
  CHECK(run.lines == Lines{"true", "true", "true", "end"});
}

}  // namespace golearn::test
