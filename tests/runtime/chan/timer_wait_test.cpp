// Timers and those who wait for them.
#include <limits>

#include "support/anywhere.hpp"

namespace golearn::test {
namespace {

constexpr Duration kLongest(std::numeric_limits<std::int64_t>::max());
constexpr Duration kShortest(std::numeric_limits<std::int64_t>::min());

}  // namespace

TEST_CASE("who waits for a timer is woken when it is due, however often it is set anew", "[timer]") {
  const bool selects = GENERATE(true, false);
  const Run run = run_program(GENERATE(1, 2), [=] {
    Timer timer(1h);
    timer.stop();
    go([=] {
      if (selects) Select{receive(timer.c, [] {}), receive(make_chan<int>(), [] {})};
      if (!selects) timer.c.recv();
      println("woken");
    });
    sleep(2h);  // virtual
    println(timer.reset(1h));
    println(timer.reset(5h));
    sleep(4h);
    println("not yet");
    timer.reset(1ns);
    sleep(1h);
    println(timer.stop());
  });
  CHECK(run.lines == Lines{"false", "true", "not yet", "woken", "false"});
}

TEST_CASE("of all who wait for a timer one is woken", "[timer]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto stop = make_chan<int>();
    auto wg = make<WaitGroup>();
    Timer timer(1s);
    for (int i = 0; i < 5; ++i) {
      wg->go([=] { Select{receive(timer.c, [] { println("woken"); }), receive(stop, [] {})}; });
    }
    sleep(2s);  // virtual
    stop.close();
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"woken"});
}

TEST_CASE("if stop or reset is false, the value is there to receive", "[timer][parallel]") {
  const bool stops = GENERATE(true, false);
  const Config config = anywhere();
  CAPTURE(stops, config.procs, config.clock);
  const Run run = run_program(config, [=] {
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 20; ++g) {
      wg->go([=] {
        const auto settle = [=](Timer& other) {
          if (!(stops ? other.stop() : other.reset(1h))) other.c.recv();
        };
        for (int i = 0; i < 20; ++i) {
          Timer first(20us), second(20us);
          Select{receive(first.c, [&] { settle(second); }), receive(second.c, [&] { settle(first); })};
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("many receive from one ticker, and many set one timer anew", "[timer][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  const Run run = run_program(config, [] {
    auto wg = make<WaitGroup>();
    const Ticker ticker(1us);
    Timer timer(1ns);
    for (int g = 0; g < 10; ++g) {
      wg->go([=]() mutable {
        for (int i = 0; i < 20; ++i) {
          ticker.c.recv();
          Select{receive(timer.c, [] {}), otherwise([] {})};
          timer.reset(1ns);
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("a ticker that is faster than the machine hinders nobody", "[timer]") {
  const Run run = run_program(on(1, ClockMode::real), [] {
    const Ticker ticker(1ns);
    for (int i = 0; i < 1000; ++i) ticker.c.recv();
    println("received");
  });
  CHECK(run.lines == Lines{"received"});
}

TEST_CASE("timers fire though two goroutines hand on to each other without end", "[timer]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const bool runs_function = GENERATE(true, false);
  const Run run = run_program(on(1, clock), [=] {
    auto stop = make<Atomic<bool>>();
    auto wg = make<WaitGroup>();
    auto ch = make_chan<bool>(1);
    wg->go([=] {
      while (!stop->load()) ch.send(true);
      ch.close();
    });
    wg->go([=] {
      for (const bool each : ch) static_cast<void>(each);
    });
    if (runs_function) after_func(1us, [=] { stop->store(true); });
    if (!runs_function) after(1us).recv(), stop->store(true);
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("the function of a timer may set the next one, and hold up none by waiting", "[timer]") {
  Duration taken{};
  const Run run = run_program(GENERATE(1, 2, 4), [&] {
    auto done = make_chan<bool>();
    auto left = make<Atomic<int>>(10);
    std::function<void()> next;
    next = [&, left] {
      if (left->add(-1) < 0) return done.send(true);
      after_func(0s, next);
      sleep(1h);  // virtual
    };
    const Time start = now();
    after_func(0s, next);
    done.recv();
    taken = since(start);
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(taken < 1h);
}

TEST_CASE("the longest timer never fires and holds up no other, the shortest fires at once", "[timer]") {
  const Run run = run_program(anywhere(), [] {
    sleep(1ms);
    Timer timer(kLongest), again(1h);
    const Ticker ticker(kLongest);
    const auto wrong = [] { println("fired"); };
    after_func(kLongest, wrong);
    println(again.reset(kLongest));
    Select{receive(timer.c, wrong), receive(again.c, wrong), receive(ticker.c, wrong), receive(after(kLongest), wrong),
           receive(after(1ms), [] { println("another"); })};
    println(timer.stop(), again.stop());
    Select{receive(after(kShortest), [] { println("at once"); }), receive(after(1h), wrong)};
  });
  CHECK(run.lines == Lines{"true", "another", "true true", "at once"});
}

TEST_CASE("a timer that is moved to the past and back fires once for each time it is let", "[timer]") {
  const Run run = run_program(anywhere(), [] {
    auto fired = make_chan<int>(100);
    Timer timer = after_func(1h, [=] { fired.send(1); });
    for (int i = 0; i < 10; ++i) {
      timer.reset(1h);
      timer.reset(-1h);
      fired.recv();
      if (timer.reset(1min) || !timer.stop() || fired.len() > 0) println("wrong", i);
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines.empty());
}

}  // namespace golearn::test
