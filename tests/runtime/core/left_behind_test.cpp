// What is left when a program ends: all of it is destroyed, and wakes nobody.
#include <fstream>

#include "golearn/core/fiber_pool.hpp"
#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

struct Memory {
  long virtual_pages = 0;
  long resident_pages = 0;
};

Memory memory() {
  Memory m;
  std::ifstream("/proc/self/statm") >> m.virtual_pages >> m.resident_pages;
  return m;
}

// Fibers that wait for another goroutine, in the process.
std::size_t free_fibers() {
  std::vector<core::FiberChain> all;
  for (auto chain = core::fiber_pool::take(core::StackSize(Config().stack_size)); chain.size > 0;
       chain = core::fiber_pool::take(core::StackSize(Config().stack_size)))
    all.push_back(chain);
  std::size_t count = 0;
  for (const core::FiberChain& chain : all) {
    count += chain.size;
    core::fiber_pool::give(chain);
  }
  return count;
}

}  // namespace

TEST_CASE("locals of goroutines left at the end are destroyed", "[outcome][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  std::atomic<int> gone{0};
  int expected = 0;
  const Run run = run_program(on(procs, clock), [&] {
    const auto never = [] { return make_chan<int>(); };  // a channel that nobody else has
    auto mu = make<Mutex>();
    auto rw = make<RWMutex>();
    auto held = make<Mutex>();
    auto cond = make<Cond>(held);
    auto wg = make<WaitGroup>();
    mu->lock(), rw->lock(), wg->add(1);
    const std::vector<std::function<void()>> blocking = {
        [=] { never().recv(); },
        [=] { never().send(1); },
        [=] {
          for (const int v : never()) println(v);
        },
        [] { Chan<int>().recv(); },
        [=] {
          Select{receive(never(), [] {}), send(never(), 1, [] {})};
        },
        [] { Select{}; },
        [=] { mu->lock(); },
        [=] { rw->lock(); },
        [=] { rw->rlock(); },
        [=] {
          const LockGuard guard(*held);
          cond->wait();
        },
        [=] { wg->wait(); },
        [] { sleep(1h); },
        [] { after(1h).recv(); },
        [] {
          for (;;) gosched();
        },
        [=] {
          with_defer([&](Defer& defer) {
            defer([] { println("deferred functions do not run"); });
            never().recv();
          });
        },
    };
    for (const auto& block : blocking) {
      expected += 2;
      go([&gone, block] {
        const OnExit outer(gone);
        [&] {
          const OnExit inner(gone);
          block();
        }();
        println("not reached");
      });
    }
    // All have run as far as they can when this many operations are done; those that have not have no locals.
    for (int i = 0; i < 100; ++i) gosched();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines.empty());
  if (procs == 1) {
    CHECK(gone == expected);
    CHECK(run.outcome.goroutines.size() == static_cast<std::size_t>(expected) / 2);
  }
  CHECK(gone % 2 == 0);
}

TEST_CASE("who is about to print when the program ends is left behind: what it did is told, or that it did not",
          "[outcome]") {
  const int procs = GENERATE(2, 4);
  Config config = on(procs, ClockMode::real);
  config.wakes = Wakes::as_go;
  for (int runs = 0; runs < (kSanitized ? 20 : 200); ++runs) {
    const Run run = run_program(config, [] {
      for (int i = 0; i < 10; ++i) go([] { println("done"); });
      println("main ends");
    });
    REQUIRE(run.lines.size() - 1 + run.outcome.goroutines.size() >= 10);
  }
}

TEST_CASE("what a goroutine captured is destroyed, run or not", "[outcome]") {
  const int procs = GENERATE(1, 2, 4);
  const auto small = std::make_shared<int>(1);
  const auto big = std::make_shared<int>(2);
  run_program(procs, [&] {
    for (int i = 0; i < 100; ++i) {
      go([small] {});
      go([big, room = std::array<char, 200>{}] { static_cast<void>(room); });
      if (i % 2) go([small, big] { make_chan<int>().recv(); });
    }
    gosched();
    for (int i = 0; i < 50; ++i) go([small, big] {});
  });
  CHECK(small.use_count() == 1);
  CHECK(big.use_count() == 1);
}

TEST_CASE("a goroutine made to give way when the program ends is unwound too", "[outcome]") {
  // Whichever of its operations the time slice ends at: here it is the one that blocks.
  int not_unwound = 0;
  for (int operations = 9'950; operations < 10'050; ++operations) {
    std::atomic<int> gone{0};
    run_program(1, [&] {
      go([&] {
        const OnExit local(gone);
        Atomic<int> a;
        for (int i = 0; i < operations; ++i) a.add(1);
        make_chan<int>().recv();
      });
      gosched();
    });
    if (gone != 1) ++not_unwound;
  }
  CHECK(not_unwound == 0);
}

TEST_CASE("operations after the end wake nobody", "[outcome]") {
  // Unwinding closes, unlocks and counts down through destructors: no goroutine runs on because of it.
  const Run run = run_program(1, [] {
    auto ch = make_chan<int>();
    auto mu = make<Mutex>();
    auto wg = make<WaitGroup>();
    wg->add(1);
    struct AtEnd {
      Chan<int> ch;
      std::shared_ptr<WaitGroup> wg;
      ~AtEnd() { ch.close(), wg->done(); }
    };
    go([=] {
      const AtEnd end{ch, wg};
      const LockGuard guard(*mu);
      make_chan<int>().recv();
    });
    gosched();
    go([=] {
      ch.recv();
      println("woken by close");
    });
    go([=] {
      const LockGuard guard(*mu);
      println("woken by unlock");
    });
    go([=] {
      wg->wait();
      println("woken by done");
    });
    gosched();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.goroutines.size() == 4);
  CHECK(run.lines.empty());
}

TEST_CASE("a thousand runs leave no memory and no fibers behind", "[outcome]") {
  const int procs = GENERATE(1, 2);
  const auto program = [] {
    auto ch = make_chan<std::string>(2);
    auto mu = make<Mutex>();
    mu->lock();
    for (int i = 0; i < 20; ++i) {
      go([=] { const LockGuard guard(*mu); });
      go([=] { ch.send(std::string(1000, 'x')); });
      go([] { sleep(1h); });
    }
    after_func(1h, [] {});
    gosched();
    ch.recv();
    if (rnd(3) == 0) panic("x");
  };
  const auto once = [&](int i) {
    Config config = on(procs);
    config.seed = static_cast<std::uint64_t>(i) + 1;
    run_program(config, program);
  };
  for (int i = 0; i < 100; ++i) once(i);
  const Memory before = memory();
  const std::size_t fibers = free_fibers();
  for (int i = 0; i < 1000; ++i) once(i);
  const Memory after = memory();
  CHECK(free_fibers() <= 256);
  CHECK(free_fibers() + 64 >= fibers);
  if (kSanitized) return;
  CHECK((after.resident_pages - before.resident_pages) * 4096 < 3 * 1024 * 1024);
  // Leaked stacks would show here: 64 KiB each, some 60 of a run. A slab of 256 may have been added, and one more
  // arena of the allocator's, 64 MiB of addresses, where two threads allocated at once.
  CHECK((after.virtual_pages - before.virtual_pages) * 4096 < 120 * 1024 * 1024);
}

TEST_CASE("who does not want stacks unwound has them freed, and nothing on them runs", "[outcome]") {
  const int procs = GENERATE(1, 2);
  constexpr int kGoroutines = 4000;
  std::atomic<int> gone{0};
  std::atomic<int> main_gone{0};
  const auto once = [&] {
    Config config = on(procs, ClockMode::real);
    config.unwinds = false;
    Mutex locked;
    WaitGroup arrived;
    const Run run = run_program(config, [&] {
      const OnExit local(main_gone);
      locked.lock();
      arrived.add(kGoroutines);
      for (int i = 0; i < kGoroutines; ++i) {
        go([&] {
          const OnExit mine(gone);
          arrived.done();
          locked.lock();
        });
      }
      arrived.wait();
    });
    CHECK(run.outcome.goroutines.size() == kGoroutines);
  };
  once();
  const Memory before = memory();
  for (int i = 0; i < 10; ++i) once();
  CHECK(gone == 0);
  CHECK(main_gone == 11);
  if (kSanitized) return;
  CHECK((memory().resident_pages - before.resident_pages) * 4096 < 8 * 1024 * 1024);
}

TEST_CASE("the stacks of a large program go back to the system at its end", "[outcome]") {
  const int procs = GENERATE(1, 2);
  const auto once = [procs] {
    run_program(procs, [] {
      auto ch = make_chan<int>();
      for (int i = 0; i < 4000; ++i) go([=] { ch.send(i); });
      while (num_goroutine() > 1) {
        gosched();
        ch.recv();
      }
    });
  };
  once();
  const Memory before = memory();
  for (int i = 0; i < 10; ++i) once();
  if (kSanitized) return;
  CHECK((memory().resident_pages - before.resident_pages) * 4096 < 8 * 1024 * 1024);
}

}  // namespace golearn::test
