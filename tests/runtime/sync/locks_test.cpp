#include <array>

#include "support/anywhere.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
TEST_CASE("a mutex lets one in at a time", "[mutex][parallel]") {
  const Config config = anywhere();
  const bool gives_way = GENERATE(false, true);
  CAPTURE(config.procs, config.clock, gives_way);
  constexpr int kGoroutines = 8, kRounds = 300;
  int plain = 0, inside = 0, most = 0;  // neither atomic nor volatile: the mutex alone orders them
  const Run run = run_program(config, [&] {
    auto mu = make<Mutex>();
    auto wg = make<WaitGroup>();
    for (int g = 0; g < kGoroutines; ++g) {
      wg->go([&, mu] {
        for (int i = 0; i < kRounds; ++i) {
          mu->lock();
          most = std::max(most, ++inside);
          ++plain;
          if (gives_way && i % 16 == 0) gosched();
          --inside;
          mu->unlock();
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(plain == kGoroutines * kRounds);
  CHECK(most == 1);
}

TEST_CASE("a mutex held over a sleep lets one in at a time", "[mutex][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  int inside = 0, most = 0, entered = 0;
  const Run run = run_program(procs, [&] {
    auto mu = make<Mutex>();
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 10; ++g) {
      wg->go([&, mu, g] {
        for (int i = 0; i < 10; ++i) {
          const LockGuard guard(*mu);
          most = std::max(most, ++inside);
          ++entered;
          sleep(std::chrono::microseconds(100 * (g + i)));
          --inside;
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(most == 1);
  CHECK(entered == 100);
}

TEST_CASE("try_lock takes a free mutex and no other", "[mutex]") {
  const Config config = anywhere();
  const Run run = run_program(config, [] {
    auto mu = make<Mutex>();
    println(mu->try_lock());
    println(mu->try_lock());
    mu->unlock();
    println(mu->try_lock());
    mu->unlock();
    mu->lock();
    println(mu->try_lock());
    mu->unlock();
    println(mu->try_lock());
  });
  CHECK(run.lines == Lines{"true", "false", "true", "false", "true"});
}

TEST_CASE("try_lock overtakes nobody who starves", "[mutex]") {
  // Go: TryLock fails on a starving mutex.
  const Run run = run_program(1, [] {
    auto mu = make<Mutex>();
    mu->lock();
    go([=] {
      mu->lock();
      println("waiter");
      mu->unlock();
    });
    gosched();
    for (const Time start = now(); since(start) < 2ms;) {
    }
    mu->unlock();
    mu->lock();
    gosched();
    mu->unlock();
    println(mu->try_lock());
  });
  CHECK(run.lines == Lines{"waiter", "true"});
}

TEST_CASE("try_lock among lockers lets one in at a time", "[mutex][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  int plain = 0, expected = 0;
  std::atomic<int> taken{0};
  run_program(config, [&] {
    auto mu = make<Mutex>();
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 8; ++g) {
      wg->go([&, mu, g] {
        for (int i = 0; i < 200; ++i) {
          if (g % 2) {
            mu->lock();
          } else if (!mu->try_lock()) {
            gosched();
            continue;
          }
          ++taken;
          ++plain;
          mu->unlock();
        }
      });
    }
    wg->wait();
    expected = taken;
  });
  CHECK(plain == expected);
  CHECK(plain >= 800);
}

TEST_CASE("another goroutine may unlock", "[mutex]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto mu = make<Mutex>();
    mu->lock();
    go([=] { mu->unlock(); });
    mu->lock();
    println("locked again");
  });
  CHECK(run.lines == Lines{"locked again"});
}

TEST_CASE("a guard unlocks when a panic passes", "[mutex]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto mu = make<Mutex>();
    with_defer([&](Defer& defer) {
      defer([&] { println(mu->try_lock(), recover()->text); });
      const LockGuard guard(*mu);
      panic("x");
    });
  });
  CHECK(run.lines == Lines{"true x"});
}

TEST_CASE("a waiter gets the mutex within bounds while others hammer it", "[mutex]") {
  // Starvation mode: a waiter that lost for more than 1 ms is next. In virtual time, on one processor, a hog that
  // takes the mutex again at once cannot keep another out for long.
  Duration longest{};
  run_program(1, [&] {
    auto mu = make<Mutex>();
    auto wg = make<WaitGroup>();
    auto stop = make<Atomic<bool>>();
    go([=] {
      while (!stop->load()) {
        mu->lock();
        sleep(100us);
        mu->unlock();
      }
    });
    for (int i = 0; i < 50; ++i) {
      const Time start = now();
      mu->lock();
      longest = std::max(longest, since(start));
      mu->unlock();
      sleep(50us);
    }
    stop->store(true);
  });
  CHECK(longest > 0ns);
  CHECK(longest < 2ms);
}

TEST_CASE("readers read together", "[rwmutex][parallel]") {
  // All are inside before any leaves: they could not be if one kept another out.
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  const Run run = run_program(config, [] {
    auto rw = make<RWMutex>();
    auto all_in = make<WaitGroup>(), all_out = make<WaitGroup>();
    all_in->add(10);
    for (int i = 0; i < 10; ++i) {
      all_out->go([=] {
        rw->rlock();
        all_in->done();
        all_in->wait();
        rw->runlock();
      });
    }
    all_out->wait();
    rw->lock();
    println("writer");
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"writer"});
}

TEST_CASE("a writer is alone", "[rwmutex][parallel]") {
  const Config config = anywhere();
  const bool gives_way = GENERATE(false, true);
  CAPTURE(config.procs, config.clock, gives_way);
  int a = 0, b = 0;  // plain: equal whenever no writer writes
  std::atomic<int> torn{0}, reads{0};
  const Run run = run_program(config, [&] {
    auto rw = make<RWMutex>();
    auto wg = make<WaitGroup>();
    for (int w = 0; w < 3; ++w) {
      wg->go([&, rw] {
        for (int i = 0; i < 100; ++i) {
          rw->lock();
          ++a;
          if (gives_way && i % 4 == 0) gosched();
          ++b;
          rw->unlock();
        }
      });
    }
    for (int r = 0; r < 4; ++r) {
      wg->go([&, rw] {
        for (int i = 0; i < 100; ++i) {
          rw->rlock();
          if (a != b) ++torn;
          if (gives_way && i % 4 == 0) gosched();
          if (a != b) ++torn;
          ++reads;
          rw->runlock();
        }
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(a == 300);
  CHECK(b == 300);
  CHECK(torn == 0);
  CHECK(reads == 400);
}

TEST_CASE("a waiting writer comes before readers that came later", "[rwmutex]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto rw = make<RWMutex>();
    auto wg = make<WaitGroup>();
    rw->rlock();
    wg->go([=] {
      rw->lock();
      println("writer");
      rw->unlock();
    });
    sleep(1ms);  // virtual: the writer waits now
    wg->go([=] {
      rw->rlock();
      println("reader");
      rw->runlock();
    });
    sleep(1ms);  // and now the reader
    println("main leaves");
    rw->runlock();
    wg->wait();
  });
  CHECK(run.lines == Lines{"main leaves", "writer", "reader"});
}

TEST_CASE("writers do not keep readers out for ever, nor readers writers", "[rwmutex]") {
  // In virtual time each takes 1 ms of every turn: in a second everyone gets some.
  std::array<int, 4> turns{};
  Config config = on(1);
  config.time_limit = 1s;
  run_program(config, [&] {
    auto rw = make<RWMutex>();
    for (std::size_t i = 0; i < turns.size(); ++i) {
      go([&, rw, i] {
        for (;; ++turns[i]) {
          i < 2 ? rw->lock() : rw->rlock();
          sleep(1ms);
          i < 2 ? rw->unlock() : rw->runlock();
        }
      });
    }
    Select{};
  });
  for (const int count : turns) CHECK(count >= 100);
}

TEST_CASE("an rwmutex is a locker", "[rwmutex]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto rw = make<RWMutex>();
    auto cond = make<Cond>(rw);
    auto ready = make<Shared<bool>>();
    go([=] {
      const LockGuard guard(*rw);
      ready->store(true);
      cond->signal();
    });
    {
      const LockGuard guard(*rw);
      while (!ready->load()) cond->wait();
    }
    rw->rlock();
    println("free again");
  });
  CHECK(run.lines == Lines{"free again"});
}

}  // namespace golearn::test
