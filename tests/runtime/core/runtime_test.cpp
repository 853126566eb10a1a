// What a run may be, where it may be, and what it prints.
#include <limits>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("operations belong inside a program", "[outcome]") {
  const auto ch = make_chan<int>(1);
  Mutex mu;
  RWMutex rw;
  WaitGroup wg;
  Once once;
  Atomic<int> atomic;
  Shared<int> shared;
  Cond cond(make<Mutex>());
  Timer timer;
  const std::vector<std::pair<const char*, std::function<void()>>> operations = {
      {"send", [&] { ch.send(1); }},
      {"receive", [&] { ch.recv(); }},
      {"close", [&] { ch.close(); }},
      {"nil receive", [&] { Chan<int>().recv(); }},
      {"select", [&] { Select{otherwise([] {})}; }},
      {"go", [] { go([] {}); }},
      {"gosched", [] { gosched(); }},
      {"sleep", [] { sleep(1s); }},
      {"now", [] { static_cast<void>(now()); }},
      {"after", [] { after(1s); }},
      {"ticker", [] { const Ticker ticker(1s); }},
      {"after_func", [] { after_func(1s, [] {}); }},
      {"println", [] { println("x"); }},
      {"lock", [&] { mu.lock(); }},
      {"try_lock", [&] { mu.try_lock(); }},
      {"unlock", [&] { mu.unlock(); }},
      {"rlock", [&] { rw.rlock(); }},
      {"runlock", [&] { rw.runlock(); }},
      {"write lock", [&] { rw.lock(); }},
      {"wait group add", [&] { wg.add(1); }},
      {"wait group wait", [&] { wg.wait(); }},
      {"once", [&] { once.run([] {}); }},
      {"cond wait", [&] { cond.wait(); }},
      {"signal", [&] { cond.signal(); }},
      {"atomic", [&] { atomic.add(1); }},
      {"shared", [&] { shared.add(1); }},
      {"num_goroutine", [] { num_goroutine(); }},
      {"goroutine_id", [] { goroutine_id(); }},
      {"rnd", [] { rnd(1); }},
      {"exit", [] { exit_program(1); }},
  };
  for (const auto& [name, operation] : operations) {
    CAPTURE(name);
    CHECK_THROWS_AS(operation(), std::logic_error);
  }
}

TEST_CASE("a program does not run inside another", "[outcome]") {
  const Run run = run_program(GENERATE(1, 2), [] { Runtime(on(1)).run([] {}); });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message.find("Runtime::run") != std::string::npos);
}

TEST_CASE("what cannot be configured is refused", "[outcome]") {
  const auto refused = [](auto change) {
    Config config;
    change(config);
    CHECK_THROWS_AS(Runtime(config), std::invalid_argument);
  };
  refused([](Config& c) { c.procs = -1; });
  refused([](Config& c) { c.procs = Config::kMaxProcs + 1; });
  refused([](Config& c) { c.stack_size = 1024; });
  refused([](Config& c) { c.main_stack_size = std::size_t{1} << 32; });
  refused([](Config& c) { c.speed = 0; });
  refused([](Config& c) { c.speed = -1; });
  refused([](Config& c) { c.speed = std::numeric_limits<double>::quiet_NaN(); });
  refused([](Config& c) { c.speed = std::numeric_limits<double>::infinity(); });
  refused([](Config& c) { c.time_limit = -1ns; });
  for (const int procs : {0, 1, Config::kMaxProcs}) CHECK_NOTHROW(Runtime(Config{.procs = procs}));
}

// Short programs with threads enough that the C library gives the stacks of ended ones back: what touches a thread
// after its end is found.
TEST_CASE("programs run side by side in one process", "[outcome][parallel]") {
  std::vector<std::thread> threads;
  std::array<int, 6> sums{};
  for (std::size_t t = 0; t < sums.size(); ++t) {
    threads.emplace_back([&sums, t] {
      for (int round = 0; round < 200; ++round) {
        Runtime(on(1 + (static_cast<int>(t) + round) % 6)).run([&] {
          auto ch = make_chan<int>();
          for (int i = 0; i < 20; ++i) go([=] { ch.send(1); });
          for (int i = 0; i < 20; ++i) sums[t] += ch.recv();
          go([=] { ch.send(1); });
          gosched();
        });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int sum : sums) CHECK(sum == 200 * 20);
}

TEST_CASE("printed text comes with who printed it, where and when", "[outcome]") {
  std::vector<Printed> printed;
  Config config = on(1);
  config.output = [&](const Printed& line) { printed.push_back({"", line.goroutine, line.processor, line.time}); };
  run_program(config, [] {
    println("main");
    go([] { println("other"); });
    sleep(1s);
    println("main");
  });
  REQUIRE(printed.size() == 3);
  CHECK(printed[0].goroutine == 1);
  CHECK(printed[1].goroutine == 2);
  CHECK(printed[2].goroutine == 1);
  CHECK(printed[0].processor == 0);
  CHECK(printed[0].time < printed[1].time);
  CHECK(printed[2].time >= 1'000'000'000);
}

TEST_CASE("printing from many goroutines keeps lines whole", "[outcome][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 50; ++i) wg->go([] { println("one line", 1, true); });
    wg->wait();
  });
  CHECK(run.lines == Lines(50, "one line 1 true"));
}

}  // namespace golearn::test
