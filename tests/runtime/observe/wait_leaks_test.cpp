#include "golearn/observe/wait_leaks.hpp"

#include "golearn/explore/random_order.hpp"
#include "runtime/observe/wait_watch.hpp"
#include "runtime/order_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("what can never be ready is a leak at once", "[wait_graph]") {
  Lines order;
  WaitGraph graph;
  graph.on_leak([&](const Leak& leak) { order.push_back(fmt::format("{} at {}", leak.goroutine, leak.time)); });
  Config config = on(1);
  config.observer = &graph;
  config.output = [&](const Printed& line) { order.emplace_back(line.text.substr(0, line.text.size() - 1)); };
  Runtime(config).run([] {
    go([] { Chan<int>().send(1); });
    gosched();
    println("main");
    go([] { Select{}; });
    go([] { Select{receive(Chan<int>(), [] {})}; });
    sleep(1ms);
    println("end");
  });
  REQUIRE(order.size() == 5);
  CHECK(order[0].starts_with("2 at "));
  CHECK(order[1] == "main");
  CHECK(order[2].starts_with("4 at "));
  CHECK(order[3].starts_with("3 at "));
  CHECK(told(graph.leaks()) ==
        Lines{"2 chan send (nil chan) never_ready", "3 select (no cases) never_ready", "4 select never_ready"});
}

TEST_CASE("where nobody is left, those who wait are leaks, also with a ticker that nobody waits for", "[wait_graph]") {
  const Watched watched = watch(
      [] {
        const Ticker ticker(10ms);
        auto ch = make_chan<int>();
        go([=] { ch.send(1), ch.send(2); });
        ch.recv();
        make<Mutex>()->lock();
        make_chan<int>().recv();
      },
      nullptr, 1s);
  CHECK(watched.ending == Ending::deadlocked);
  CHECK(told(watched.leaks) == Lines{"1 chan receive nobody_left", "2 chan send nobody_left"});
}

TEST_CASE("who may still be woken by a timer is no leak", "[wait_graph]") {
  const auto none = [](const std::function<void()>& main) { return watch(main, nullptr, 1s).leaks.empty(); };
  CHECK(none([] {
    const Ticker ticker(10ms);
    go([=] {
      for (const Time& time : ticker.c) static_cast<void>(time);
    });
    make_chan<int>().recv();
  }));
  CHECK(none([] {
    auto ch = make_chan<int>();
    after_func(100ms, [=] { ch.send(1); });
    ch.recv();
  }));
  CHECK(none([] {
    auto ch = make_chan<int>();
    go([=] { sleep(10ms), ch.send(1); });
    ch.recv();
  }));
  CHECK(none([] { after(10ms).recv(); }));
}

TEST_CASE("who may still get a signal is no leak", "[wait_graph]") {
  const bool listens = GENERATE(true, false);
  const Watched watched = watch([=] {
    auto c = make_chan<Signal>(1);
    if (listens) signals::notify(c, {Interrupt});
    c.recv();
  });
  CHECK(watched.ending == (listens ? Ending::awaiting_signal : Ending::deadlocked));
  CHECK(told(watched.leaks) == (listens ? Lines{} : Lines{"1 chan receive nobody_left"}));
}

TEST_CASE("behind a lock whose holder has ended: unless another unlocks it", "[wait_graph]") {
  const Watched watched = watch([] {
    auto mu = make<Mutex>(), other = make<Mutex>();
    go([=] { mu->lock(); });
    gosched();
    go([=] { other->lock(), mu->lock(); });
    gosched();
    go([=] { other->lock(); });
    gosched();
    println("end");
  });
  CHECK(told(watched.leaks) == Lines{"3 sync.Mutex.Lock holder_gone?", "4 sync.Mutex.Lock holder_gone?"});
  REQUIRE(watched.leaks.size() == 2);
  CHECK(watched.leaks[0].holder == 2);
  CHECK(watched.leaks[0].holder_ended);
  CHECK(watched.leaks[1].holder == 3);
  CHECK(!watched.leaks[1].holder_ended);
}

TEST_CASE("a chain of waiters leaks as a whole when the first holder ends", "[wait_graph]") {
  const Watched watched = watch([] {
    auto mu = make<Mutex>(), other = make<Mutex>();
    go([=] { mu->lock(), sleep(2ms); });
    sleep(1ms);
    go([=] { other->lock(), mu->lock(); });
    sleep(100us);
    go([=] { other->lock(); });
    sleep(2ms);
  });
  CHECK(told(watched.leaks) == Lines{"3 sync.Mutex.Lock holder_gone?", "4 sync.Mutex.Lock holder_gone?"});
}

TEST_CASE("locks in a circle: the one that closes it, and the others behind it", "[wait_graph]") {
  const std::size_t others = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{4});
  CAPTURE(others);
  const Watched watched = watch([=] {
    std::vector<std::shared_ptr<Mutex>> locks;
    for (std::size_t i = 0; i <= others; ++i) locks.push_back(make<Mutex>());
    for (std::size_t i = 0; i <= others; ++i) {
      go([mine = locks[i], next = locks[(i + 1) % locks.size()], i] {
        mine->lock();
        sleep(Duration(1'000'000 * (1 + static_cast<int>(i))));
        next->lock();
      });
    }
    sleep(1s);
  });
  CHECK(watched.ending == Ending::returned);
  REQUIRE(watched.leaks.size() == others + 1);
  for (const Leak& leak : watched.leaks) {
    const bool closes = leak.goroutine == others + 2;
    CHECK(leak.rule == (closes ? LeakRule::lock_circle : LeakRule::holder_gone));
    CHECK(!leak.certain);
    CHECK(leak.holder == (closes ? 2 : leak.goroutine + 1));
    CHECK(leak.time < 100'000'000);
  }
}

TEST_CASE("a chain of locks that ends in one who runs is no circle", "[wait_graph]") {
  CHECK(watch([] {
          auto a = make<Mutex>(), b = make<Mutex>();
          go([=] { a->lock(), sleep(500ms), a->unlock(); });
          gosched();
          go([=] { b->lock(), a->lock(), a->unlock(), b->unlock(); });
          gosched();
          go([=] { b->lock(), b->unlock(); });
          sleep(1s);
        }).leaks.empty());
}

TEST_CASE("a lock that was ever unlocked by another says nothing of leaks", "[wait_graph]") {
  CHECK(watch([] {
          auto mu = make<Mutex>();
          mu->lock();
          go([=] { mu->unlock(); });
          gosched();
          go([=] { mu->lock(); });
          gosched();
          go([=] { mu->lock(); });
          gosched();
        }).leaks.empty());
}

TEST_CASE("a lock that another unlocks after all takes the leak back", "[wait_graph]") {
  const Watched watched = watch([] {
    auto mu = make<Mutex>();
    go([=] { mu->lock(); });
    gosched();
    go([=] { mu->lock(); });
    gosched();
    mu->unlock();
    gosched();
  });
  CHECK(watched.leaks.empty());
}

TEST_CASE("the end of a program makes no leaks", "[wait_graph]") {
  const auto waits = [](const std::function<void()>& last) {
    return [=] {
      auto mu = make<Mutex>();
      go([=] {
        mu->lock();
        go([=] { mu->lock(); });
        gosched();
        last();
      });
      make_chan<int>().recv();
    };
  };
  CHECK(watch(waits([] { exit_program(0); })).leaks.empty());
  CHECK(watch(waits([] { panic("over"); })).leaks.empty());
  CHECK(watch(waits([] { Mutex().unlock(); })).leaks.empty());
  CHECK(watch([] {
          go([] { make_chan<int>().recv(); });
          gosched();
        }).leaks.empty());
}

TEST_CASE("nobody said to wait for ever is ever woken", "[wait_graph]") {
  for (const OrderProgram& program : order_programs()) {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      CAPTURE(program.name, seed);
      Liar liar;
      RandomOrder random(2, seed + 1);
      Config config = on(1);
      config.observer = &liar;
      if (seed > 0) config.strategy = &random;
      const Outcome outcome = run_program(config, program.main).outcome;
      CHECK(liar.lies.empty());
      if (outcome.ending == Ending::returned) CHECK(liar.certain.empty());
    }
  }
}

TEST_CASE("who leaves has ended only when its processor goes on", "[wait_graph]") {
  WaitGraph graph;
  constexpr ObjectId lock{ObjectKind::mutex, 1};
  graph.on({.kind = EventKind::lock, .processor = 1, .goroutine = 2, .object = lock});
  graph.on({.kind = EventKind::block, .reason = WaitReason::mutex_lock, .goroutine = 3, .object = lock});
  graph.on({.kind = EventKind::end, .processor = 1, .time = 5, .goroutine = 2});
  graph.on({.kind = EventKind::yield, .processor = 0, .goroutine = 1});
  CHECK(graph.leaks().empty());
  graph.on({.kind = EventKind::start, .processor = 1, .time = 9, .goroutine = 4});
  REQUIRE(graph.leaks().size() == 1);
  CHECK(graph.leaks()[0].time == 5);
}

TEST_CASE("while one may have left by the program's end, nobody is left for certain", "[wait_graph]") {
  WaitGraph graph;
  constexpr ObjectId ch{ObjectKind::channel, 1};
  for (std::uint64_t id = 1; id < 3; ++id) graph.on({.kind = EventKind::spawn, .other = id});
  graph.on({.kind = EventKind::end, .processor = 1, .time = 5, .goroutine = 2});
  graph.on({.kind = EventKind::block, .reason = WaitReason::chan_send, .time = 7, .goroutine = 1, .object = ch});
  CHECK(graph.leaks().empty());
  graph.on({.kind = EventKind::make, .processor = 1, .object = {ObjectKind::channel, 2}});
  CHECK(told(graph.leaks()) == Lines{"1 chan send nobody_left"});
}

}  // namespace golearn::test
