// What C++ ends a process for, inside a goroutine: the program ends, as of a panic, and the process goes on. In child
// processes, for what cannot be unwound stays allocated, and because of the limits that some set.
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <exception>
#include <fstream>
#include <memory>

#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/child.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

constexpr const char* kLeft = " [left a destructor or another noexcept function]";

// Not inlined: g++ 12 lets exceptions out of an inlined destructor.
struct PanicsAtEnd {
  const char* text;
  [[gnu::noinline]] ~PanicsAtEnd() { panic(text); }
};

[[gnu::noinline]] void panics_though_noexcept() noexcept { panic("noexcept"); }
[[gnu::noinline]] void exits_though_noexcept() noexcept { goexit(); }

// ThreadSanitizer allows no threads in the child of a process that had some.
constexpr int kMostProcs = kSanitized ? 1 : 2;

// Bytes of address space that the process may have beyond what it has.
void limit_memory(rlim_t more) {
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const rlimit limit{pages * 4096 + more, RLIM_INFINITY};
  if (setrlimit(RLIMIT_AS, &limit) != 0) _exit(99);
}

// The report of the program, on stderr, where the test finds it.
void run_and_tell(const Config& config, const std::function<void()>& main) {
  const Run run = run_program(config, main);
  [[maybe_unused]] const auto written = write(STDERR_FILENO, run.report.data(), run.report.size());
  _exit(run.outcome.exit_status);
}

}  // namespace

TEST_CASE("what would end a C++ process inside a goroutine ends the program as of a panic", "[death]") {
  struct Row {
    const char* text;
    const char* how;
    std::function<void()> body;
  };
  const auto row = GENERATE(values<Row>({
      {"destructor", kLeft, [] { const PanicsAtEnd local{"destructor"}; }},
      {"second", kLeft,
       [] {
         const PanicsAtEnd local{"second"};
         panic("first");
       }},
      {"second", kLeft,
       [] {
         with_defer([](Defer& defer) {
           defer([] { recover(); });  // C++ does not come so far
           const PanicsAtEnd local{"second"};
           panic("first");
         });
       }},
      {"noexcept", kLeft, panics_though_noexcept},
      {"a C++ exception of type golearn::core::GoexitException", kLeft, exits_though_noexcept},
      {"std::terminate() was called", "", [] { std::terminate(); }},
  }));
  const int procs = GENERATE(1, kMostProcs);
  CAPTURE(row.text, procs);
  const ChildEnd end = run_in_child([&] {
    std::atomic<int> gone{0};
    const auto death = [&] {
      return run_program(procs, [&] {
        const OnExit main(gone);
        go([&] {
          const OnExit other(gone);
          make_chan<int>().recv();
        });
        gosched();
        go([&] { row.body(); });
        make_chan<int>().recv();
      });
    };
    const Run run = death();
    if (run.outcome.ending != Ending::panicked || run.outcome.exit_status != 2) _exit(10);
    if (run.outcome.message != std::string(row.text) + row.how) _exit(11);
    if (run.outcome.goroutines.at(0).parent != 1) _exit(12);
    if (gone != 2) _exit(13);  // the others were unwound
    for (int i = 0; i < 20; ++i) death();
    if (run_program(procs, [] { println("still here"); }).lines != Lines{"still here"}) _exit(14);
  });
  CAPTURE(end.errors);
  CHECK(end.signal == 0);
  CHECK(end.status == 0);
}

TEST_CASE("std::terminate outside a goroutine is left to others", "[death]") {
  const ChildEnd end = run_in_child([] {
    run_program(1, [] {});
    std::set_terminate([] { _exit(77); });
    run_program(1, [] {});
    std::terminate();
  });
  CHECK(end.status == 77);
  CHECK(run_in_child([] {
          run_program(1, [] {});
          std::terminate();
        }).signal == SIGABRT);
}

// Go has nothing like it, but `~Guard() { done.send(true); }` is ordinary C++. The exception that unwinds a goroutine
// cannot leave the destructor: the goroutine is left where it stands.
TEST_CASE("a goroutine that is blocked in a destructor at the end does not disturb the end", "[death]") {
  const bool by_deadlock = GENERATE(false, true);
  const int procs = GENERATE(1, kMostProcs);
  const ChildEnd end = run_in_child([&] {
    struct AtEnd {
      [[gnu::noinline]] ~AtEnd() { make_chan<int>().send(1); }
    };
    std::atomic<int> gone{0};
    const auto held = std::make_shared<int>(0);
    const Run run = run_program(procs, [&] {
      const OnExit main(gone);
      for (int i = 0; i < 3; ++i) {
        go([held] { const AtEnd local; });
        go([&] {
          const OnExit other(gone);
          make_chan<int>().recv();
        });
      }
      sleep(1s);
      if (by_deadlock) make_chan<int>().recv();
    });
    if (run.outcome.ending != (by_deadlock ? Ending::deadlocked : Ending::returned)) _exit(10);
    if (leaks(run.outcome).size() != (by_deadlock ? 7 : 6)) _exit(11);
    if (gone != 4) _exit(12);
    if (held.use_count() != 1) _exit(13);
  });
  CAPTURE(by_deadlock, procs, end.errors);
  CHECK(end.signal == 0);
  CHECK(end.status == 0);
}

TEST_CASE("a program with more blocked goroutines than memory has room for ends", "[death]") {
  if (kSanitized) return;  // they need more address space than there is
  const int procs = GENERATE(1, 2);
  const ChildEnd end = run_in_child([=] {
    run_program(procs, [] {});
    limit_memory(rlim_t{100} << 20);
    run_and_tell(on(procs), [] {
      for (auto ch = make_chan<int>();;) {
        go([=] { ch.recv(); });
        gosched();
      }
    });
  });
  CAPTURE(procs, end.errors);
  CHECK(end.signal == 0);
  CHECK(end.status == 2);
  CHECK(end.errors.starts_with("fatal error: out of memory: no room for another goroutine's stack\n\ngoroutine "));
  CHECK(end.errors.find("\tdeath_test.cpp:") == std::string::npos);
  CHECK(end.errors.find("death_test.cpp:") != std::string::npos);
}

TEST_CASE("a program whose processors cannot have their threads does not begin", "[death]") {
  if (kSanitized) return;
  const ChildEnd end = run_in_child([] {
    run_program(1, [] {  // there are stacks now, main's and others
      go([] {});
      gosched();
    });
    limit_memory(rlim_t{40} << 20);
    run_and_tell(on(100), [] { println("begun"); });
  });
  CAPTURE(end.errors);
  CHECK(end.status == 2);
  CHECK(end.errors.starts_with("fatal error: cannot start another thread: Resource temporarily unavailable\n"));
}

TEST_CASE("a go statement that finds no memory starts nothing and panics", "[death]") {
  struct Greedy {
    std::array<char, 100> large{};
    static void* operator new(std::size_t) { throw std::bad_alloc(); }
    void operator()() const { println("started"); }
  };
  SECTION("nobody recovers") {
    const Run run = run_program(GENERATE(1, 2), [] { go(Greedy()); });
    CHECK(run.outcome.ending == Ending::panicked);
    CHECK(run.outcome.message == "std::bad_alloc");
  }
  SECTION("the spawner goes on") {
    const Run run = run_program(GENERATE(1, 2), [] {
      try {
        go(Greedy());
      } catch (const std::bad_alloc&) {
        println("no memory", num_goroutine());
      }
      go([] { println("another"); });
      sleep(1s);
    });
    CHECK(run.lines == Lines{"no memory 1", "another"});
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.outcome.spawned == 2);
  }
}

}  // namespace golearn::test
