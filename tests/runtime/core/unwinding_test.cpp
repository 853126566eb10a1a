// C++ exceptions in flight, of goroutines that block, end and are unwound.
#include <unistd.h>

#include <stdexcept>

#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/child.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("blocking inside a catch block keeps the exception", "[panic][parallel]") {
  // The exceptions being handled belong to the goroutine, though C++ keeps them by thread.
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::atomic<int> right{0};
  const Run run = run_program(procs, [&] {
    auto wg = make<WaitGroup>();
    auto ch = make_chan<int>();
    for (int i = 0; i < 40; ++i) {
      wg->go([&, i, ch] {
        try {
          throw std::runtime_error(std::to_string(i));
        } catch (const std::exception&) {
          i % 2 ? ch.send(i) : static_cast<void>(ch.recv());
          gosched();
          try {
            throw;
          } catch (const std::exception& again) {
            gosched();
            if (again.what() == std::to_string(i)) ++right;
          }
          if (std::uncaught_exceptions() != 0) right = -1000;
        }
        if (std::current_exception()) right = -1000;
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(right == 40);
}

TEST_CASE("blocking while unwinding keeps the count of exceptions in flight", "[panic][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::atomic<int> wrong{0}, done{0};
  const Run run = run_program(procs, [&] {
    struct BlocksAtEnd {
      const Chan<int>& ch;
      bool sends;
      int expected;
      std::atomic<int>& wrong;
      ~BlocksAtEnd() {
        if (std::uncaught_exceptions() != expected) ++wrong;
        sends ? ch.send(1) : static_cast<void>(ch.recv());
        if (std::uncaught_exceptions() != expected) ++wrong;
        gosched();
        if (std::uncaught_exceptions() != expected) ++wrong;
      }
    };
    auto wg = make<WaitGroup>();
    auto ch = make_chan<int>();
    for (int i = 0; i < 40; ++i) {
      wg->go([&, i, ch] {
        // Half of them unwind, half do not: each sees its own count right after a switch.
        if (i % 4 < 2) {
          try {
            const BlocksAtEnd end{ch, i % 2 == 0, 1, wrong};
            throw std::runtime_error(std::to_string(i));
          } catch (const std::exception& e) {
            if (e.what() != std::to_string(i)) ++wrong;
          }
        } else {
          const BlocksAtEnd end{ch, i % 2 == 0, 0, wrong};
        }
        if (std::uncaught_exceptions() != 0 || std::current_exception()) ++wrong;
        ++done;
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(wrong == 0);
  CHECK(done == 40);
}

TEST_CASE("a new goroutine sees no exception of the one that ran before", "[panic]") {
  int wrong = 0;
  run_program(1, [&] {
    try {
      throw std::runtime_error("mine");
    } catch (...) {
      go([&] { wrong += std::uncaught_exceptions() + (std::current_exception() ? 1 : 0); });
      gosched();
      if (!std::current_exception()) ++wrong;
    }
    struct Starts {
      int& wrong;
      ~Starts() {
        go([this] { wrong += std::uncaught_exceptions() + (std::current_exception() ? 1 : 0); });
        gosched();
      }
    };
    try {
      const Starts starts{wrong};
      throw 1;
    } catch (int) {
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("a goroutine that blocks in a catch block at the end is unwound", "[panic][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  std::atomic<int> gone{0};
  const Run run = run_program(procs, [&] {
    auto blocked = make<WaitGroup>();
    for (int i = 0; i < 10; ++i) {
      blocked->add(1);
      go([&, blocked] {
        const OnExit outer(gone);
        try {
          throw std::runtime_error("x");
        } catch (const std::exception&) {
          const OnExit inner(gone);
          blocked->done();
          make_chan<int>().recv();
        }
      });
    }
    blocked->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(gone == 20);
}

TEST_CASE("destructors that use the runtime while a goroutine is unwound do nothing", "[panic]") {
  // In a child: a destructor that throws ends the process.
  struct Row {
    const char* operation;
    std::function<void()> use;
  };
  static Chan<int> ch;
  static std::shared_ptr<Mutex> mu;
  static std::shared_ptr<WaitGroup> wg;
  const auto row = GENERATE(values<Row>({
      {"send", [] { ch.send(1); }},
      {"receive", [] { ch.recv(); }},
      {"close", [] { ch.close(); }},
      {"lock", [] { mu->lock(); }},
      {"unlock", [] { mu->unlock(); }},
      {"done", [] { wg->done(); }},
      {"wait", [] { wg->wait(); }},
      {"sleep", [] { sleep(1s); }},
      {"gosched", [] { gosched(); }},
      {"go", [] { go([] { println("started"); }); }},
      {"println", [] { println("printed"); }},
      {"select", [] { Select{receive(ch, [] { println("selected"); })}; }},
  }));
  struct AtEnd {
    const std::function<void()>& use;
    ~AtEnd() { use(); }
  };
  const ChildEnd end = run_in_child([&] {
    const Run run = run_program(1, [&] {
      ch = make_chan<int>();
      mu = make<Mutex>();
      wg = make<WaitGroup>();
      wg->add(2);
      mu->lock();
      go([&] {
        const AtEnd local{row.use};
        make_chan<int>().recv();
      });
      gosched();
    });
    if (run.outcome.ending != Ending::returned || !run.lines.empty()) _exit(1);
  });
  CAPTURE(row.operation, end.errors);
  CHECK(end.signal == 0);
  CHECK(end.status == 0);
}

TEST_CASE("the program may end while a guard hands a starved mutex over", "[panic]") {
  const ChildEnd end = run_in_child([] {
    const Run run = run_program(1, [] {
      // As LockGuard; not inlined, for g++ 12 lets exceptions out of an inlined destructor.
      struct Guard {
        std::shared_ptr<Mutex> mu;
        explicit Guard(std::shared_ptr<Mutex> mutex) : mu(std::move(mutex)) { mu->lock(); }
        [[gnu::noinline]] ~Guard() { mu->unlock(); }
      };
      auto mu = make<Mutex>();
      go([=] {
        const Guard guard(mu);
        go([=] {
          mu->lock();
          exit_program(0);  // while the guard's goroutine makes way for this one
        });
        gosched();
        for (const Time start = now(); since(start) < 2ms;) {
        }
        mu->unlock();
        mu->lock();
        gosched();
      });
      sleep(1h);
    });
    if (run.outcome.ending != Ending::exited) _exit(1);
  });
  CAPTURE(end.errors);
  CHECK(end.signal == 0);
  CHECK(end.status == 0);
}

}  // namespace golearn::test
