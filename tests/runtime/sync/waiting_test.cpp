#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <set>

#include "support/anywhere.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
// --- Cond

TEST_CASE("a wake-up before the wait is lost", "[cond]") {
  const bool broadcast = GENERATE(false, true);
  const Run run = run_program(anywhere(), [=] {
    auto mu = make<Mutex>();
    auto cond = make<Cond>(mu);
    broadcast ? cond->broadcast() : cond->signal();
    mu->lock();
    cond->wait();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  REQUIRE(run.outcome.goroutines.size() == 1);
  CHECK(run.outcome.goroutines[0].reason == WaitReason::cond_wait);
}

TEST_CASE("signal wakes one, broadcast all", "[cond][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto mu = make<Mutex>();
    auto cond = make<Cond>(mu);
    auto woken = make<Atomic<int>>();
    for (int i = 0; i < 10; ++i) {
      go([=] {
        const LockGuard guard(*mu);
        cond->wait();
        woken->add(1);
      });
    }
    sleep(1ms);  // virtual: all wait when it is over
    cond->signal();
    sleep(1ms);
    println(woken->load());
    cond->signal();
    cond->signal();
    sleep(1ms);
    println(woken->load());
    cond->broadcast();
    sleep(1ms);
    println(woken->load());
    cond->broadcast();
    cond->signal();
    println(woken->load());
  });
  CHECK(run.lines == Lines{"1", "3", "10", "10"});
}

TEST_CASE("wait holds the lock again when it returns", "[cond][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int plain = 0, inside = 0, most = 0;
  const Run run = run_program(config, [&] {
    auto mu = make<Mutex>();
    auto cond = make<Cond>(mu);
    auto wg = make<WaitGroup>();
    bool open = false;
    for (int i = 0; i < 20; ++i) {
      wg->go([&, mu, cond] {
        const LockGuard guard(*mu);
        while (!open) cond->wait();
        most = std::max(most, ++inside);
        ++plain;
        gosched();
        --inside;
      });
    }
    gosched();
    mu->lock();
    open = true;
    cond->broadcast();
    mu->unlock();
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(plain == 20);
  CHECK(most == 1);
}

TEST_CASE("a bounded queue on two conditions loses nothing", "[cond][parallel]") {
  constexpr int kEach = 300;
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::vector<int> times(3 * kEach);
  std::size_t longest = 0;
  const Run run = run_program(config, [&] {
    auto mu = make<Mutex>();
    auto not_empty = make<Cond>(mu), not_full = make<Cond>(mu);
    std::deque<int> queue;
    auto wg = make<WaitGroup>();
    for (int p = 0; p < 3; ++p) {
      wg->go([&, mu, not_empty, not_full, p] {
        for (int i = 0; i < kEach; ++i) {
          const LockGuard guard(*mu);
          while (queue.size() >= 4) not_full->wait();
          queue.push_back(p * kEach + i);
          longest = std::max(longest, queue.size());
          not_empty->signal();
        }
      });
      wg->go([&, mu, not_empty, not_full] {
        for (int i = 0; i < kEach; ++i) {
          const LockGuard guard(*mu);
          while (queue.empty()) not_empty->wait();
          ++times[static_cast<std::size_t>(queue.front())];
          queue.pop_front();
          not_full->signal();
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(times == std::vector<int>(3 * kEach, 1));
  CHECK(longest <= 4);
}

// --- Once

TEST_CASE("once runs its function once, and others wait until it has finished", "[once][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int runs = 0, finished = 0;
  std::atomic<int> early{0};
  const Run run = run_program(config, [&] {
    auto once = make<Once>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 50; ++i) {
      wg->go([&, once] {
        once->run([&] {
          ++runs;
          for (int j = 0; j < 20; ++j) gosched();
          finished = 1;
        });
        if (finished != 1) ++early;
      });
    }
    wg->wait();
    once->run([&] { ++runs; });
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(runs == 1);
  CHECK(early == 0);
}

TEST_CASE("a function that panics counts as run", "[once]") {
  // go1.26.8: recovered in once / end
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto once = make<Once>();
    with_defer([=](Defer& defer) {
      defer([] { println("recovered", recover()->text); });
      once->run([] { panic("in once"); });
    });
    once->run([] { println("again"); });
    println("end");
  });
  CHECK(run.lines == Lines{"recovered in once", "end"});
}

TEST_CASE("a function that calls Goexit counts as run", "[once]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto once = make<Once>();
    auto tried = make_chan<bool>(1);
    go([=] {
      with_defer([=](Defer& defer) {
        defer([=] { tried.send(true); });
        once->run([] { goexit(); });
      });
    });
    tried.recv();
    once->run([] { println("again"); });
    println("end");
  });
  CHECK(run.lines == Lines{"end"});
}

// --- WaitGroup

TEST_CASE("wait returns when the counter is zero", "[waitgroup][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int done = 0;
  const Run run = run_program(config, [&] {
    auto wg = make<WaitGroup>();
    wg->wait();  // nothing to wait for
    wg->add(0);
    wg->wait();
    std::atomic<int> finished{0};
    wg->add(60);
    for (int i = 0; i < 60; ++i) {
      go([&, wg, i] {
        if (i % 3 == 0) gosched();
        ++finished;
        wg->done();
      });
    }
    wg->wait();
    done = finished;
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(done == 60);
}

TEST_CASE("a group is used again and again", "[waitgroup][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int rounds = 0;
  const Run run = run_program(config, [&] {
    auto wg = make<WaitGroup>();
    std::atomic<int> finished{0};
    for (int round = 1; round <= 100; ++round) {
      for (int i = 0; i < 3; ++i) wg->go([&] { ++finished; });
      wg->wait();
      if (finished == 3 * round) ++rounds;
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(rounds == 100);
}

TEST_CASE("many may wait for one group", "[waitgroup][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::atomic<int> early{0}, waited{0};
  const Run run = run_program(config, [&] {
    auto wg = make<WaitGroup>(), all = make<WaitGroup>();
    std::atomic<bool> over{false};
    wg->add(2);
    for (int i = 0; i < 10; ++i) {
      all->go([&, wg] {
        wg->wait();
        if (!over) ++early;
        ++waited;
      });
    }
    gosched();
    wg->done();
    gosched();
    over = true;
    wg->done();
    all->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(early == 0);
  CHECK(waited == 10);
}

TEST_CASE("a counter below zero panics", "[waitgroup]") {
  const int procs = GENERATE(1, 2, 4);
  SECTION("by done") {
    const Run run = run_program(procs, [] { WaitGroup().done(); });
    CHECK(run.outcome.ending == Ending::panicked);
    CHECK(run.report.starts_with("panic: sync: negative WaitGroup counter\n\ngoroutine 1 [running]:\n"));
  }
  SECTION("by add, while someone waits") {
    const Run run = run_program(procs, [] {
      auto wg = make<WaitGroup>();
      wg->add(1);
      go([=] { wg->wait(); });
      gosched();
      wg->add(-2);
    });
    CHECK(run.outcome.message == "sync: negative WaitGroup counter");
  }
  SECTION("it can be recovered from") {
    const Run run = run_program(procs, [] {
      auto wg = make<WaitGroup>();
      with_defer([=](Defer& defer) {
        defer([] { println(recover()->text); });
        wg->done();
      });
    });
    CHECK(run.lines == Lines{"sync: negative WaitGroup counter"});
  }
}

TEST_CASE("a group that is used again before its waiters have gone on panics", "[waitgroup]") {
  // go1.26.8: the waiter's panic
  const Run run = run_program(1, [] {
    auto wg = make<WaitGroup>();
    wg->add(1);
    go([=] {
      wg->wait();
      println("waited");
    });
    gosched();
    wg->done();
    wg->add(1);
    gosched();
    println("end");
  });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "sync: WaitGroup is reused before previous Wait has returned");
  CHECK(run.lines.empty());
}

TEST_CASE("an Add between the Done that reaches zero and the waking of who waits panics, and so does the Done",
          "[waitgroup]") {
  // go1.26.8, a million rounds of it: mostly nothing, at times each of the two panics; then the Done panics as well.
  constexpr std::string_view kMisuse = "sync: WaitGroup misuse: Add called concurrently with Wait";
  const bool recovers = GENERATE(false, true);
  const auto report = search_all([=] {
    auto wg = make<WaitGroup>();
    wg->add(1);
    const auto recovering = [=](const std::function<void()>& use) {
      with_defer([&](Defer& defer) {
        if (recovers)
          defer([] {
            if (const auto panic = recover()) println(panic->text);
          });
        use();
      });
    };
    go([=] { wg->wait(); });
    go([=] { recovering([=] { wg->add(1), wg->done(); }); });
    go([=] { recovering([=] { wg->done(); }); });
    sleep(1ms);
  });
  REQUIRE(report.complete);
  std::set<std::string> all;
  for (const auto& result : report.results) all.insert(result.printed + result.message);
  const std::string misuse(kMisuse);
  const std::string reuse = "sync: WaitGroup is reused before previous Wait has returned";
  if (recovers) {
    CHECK(all == std::set<std::string>{"", misuse + "\n" + misuse + "\n", reuse});
  } else {
    CHECK(all == std::set<std::string>{"", misuse, reuse});
  }
}

TEST_CASE("WaitGroup.go counts a function that leaves by Goexit as done", "[waitgroup]") {
  // go1.26.8 prints done
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto wg = make<WaitGroup>();
    wg->go([] { goexit(); });
    wg->wait();
    println("done");
  });
  CHECK(run.lines == Lines{"done"});
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("a panic in WaitGroup.go ends the program before Wait returns", "[waitgroup][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto wg = make<WaitGroup>();
    wg->go([] { panic("boom"); });
    wg->wait();
    println("waited");
  });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.lines.empty());
  // WaitGroup.Go recovers and panics again: go1.26.8 says so.
  CHECK(run.outcome.message == "boom [recovered, repanicked]");
}

// --- Atomic

TEST_CASE("atomics do what Go's do", "[atomic]") {
  const Run run = run_program(anywhere(), [] {
    Atomic<std::int32_t> a;
    println(a);
    println(a.add(5));
    println(a.add(-7));
    a.store(10);
    println(a.swap(20));
    println(a.compare_and_swap(19, 30));
    println(a.load());
    println(a.compare_and_swap(20, 30));
    println(a.load());
    a.store(std::numeric_limits<std::int32_t>::max());
    println(a.add(1));
    Atomic<std::uint32_t> u;
    println(u.add(std::numeric_limits<std::uint32_t>::max()));
    println(u.add(1));
    Atomic<std::int64_t> big(std::int64_t{1} << 40);
    println(big.add(1));
    Atomic<std::uint64_t> wide(1);
    println(wide.swap(2));
    println(wide);
    Atomic<bool> flag;
    println(flag);
    println(flag.compare_and_swap(false, true));
    println(flag.swap(false));
    println(flag);
  });
  CHECK(run.lines == Lines{"0", "5", "-2", "10", "false", "20", "true", "30", "-2147483648", "4294967295", "0",
                           "1099511627777", "1", "2", "false", "true", "true", "false"});
}

TEST_CASE("nothing is lost in an atomic", "[atomic][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int added = 0, swapped = 0, set = 0;
  const Run run = run_program(config, [&] {
    auto adds = make<Atomic<int>>(), swaps = make<Atomic<int>>();
    auto flag = make<Atomic<bool>>();
    auto wg = make<WaitGroup>();
    std::atomic<int> winners{0};
    for (int g = 0; g < 8; ++g) {
      wg->go([&, adds, swaps, flag] {
        for (int i = 0; i < 300; ++i) {
          adds->add(1);
          for (int old = swaps->load(); !swaps->compare_and_swap(old, old + 1);) old = swaps->load();
        }
        if (flag->compare_and_swap(false, true)) ++winners;
      });
    }
    wg->wait();
    added = adds->load(), swapped = swaps->load(), set = winners;
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(added == 2400);
  CHECK(swapped == 2400);
  CHECK(set == 1);
}

TEST_CASE("what was written before an atomic store is seen after its load", "[atomic][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int wrong = 0;
  run_program(config, [&] {
    for (int round = 0; round < 200; ++round) {
      int plain = 0;
      Atomic<bool> published;
      auto done = make_chan<bool>();
      go([&, done] {
        plain = 42;
        published.store(true);
        done.send(true);
      });
      while (!published.load()) gosched();
      if (plain != 42) ++wrong;
      done.recv();
    }
  });
  CHECK(wrong == 0);
}

}  // namespace golearn::test
