// Channels that many goroutines use.
#include <array>
#include <map>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("many producers and consumers: nothing lost, nothing twice, each producer's values in order",
          "[channel][parallel]") {
  constexpr int kProducers = 4, kConsumers = 3, kEach = 400;
  const int procs = GENERATE(1, 2, 4);
  const std::size_t capacity = GENERATE(0u, 1u, 16u);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, capacity, clock);
  std::array<std::vector<int>, kConsumers> received;
  const Run run = run_program(on(procs, clock), [&] {
    auto ch = make_chan<int>(capacity);
    auto producers = make<WaitGroup>(), consumers = make<WaitGroup>();
    for (int p = 0; p < kProducers; ++p) {
      producers->go([=] {
        for (int i = 0; i < kEach; ++i) ch.send(p * kEach + i);
      });
    }
    for (auto& mine : received) {
      consumers->go([&mine, ch] {
        for (const int value : ch) mine.push_back(value);
      });
    }
    producers->wait();
    ch.close();
    consumers->wait();
  });
  REQUIRE(run.outcome.ending == Ending::returned);
  std::vector<int> times(kProducers * kEach);
  bool in_order = true;
  for (const auto& mine : received) {
    std::map<int, int> last;
    for (const int value : mine) {
      ++times[static_cast<std::size_t>(value)];
      const auto [at, first] = last.try_emplace(value / kEach, value);
      in_order = in_order && (first || at->second < value);
      at->second = value;
    }
  }
  CHECK(times == std::vector<int>(kProducers * kEach, 1));
  CHECK(in_order);
}

TEST_CASE("a chain of a thousand goroutines passes a value on", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  int result = 0;
  run_program(procs, [&] {
    const auto leftmost = make_chan<int>();
    auto right = leftmost;
    for (int i = 0; i < 1000; ++i) {
      auto left = right;
      right = make_chan<int>();
      go([=] { left.send(1 + right.recv()); });
    }
    go([=] { right.send(0); });
    result = leftmost.recv();
  });
  CHECK(result == 1000);
}

TEST_CASE("a channel as a semaphore lets no more in than it holds", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  int most = 0;
  run_program(procs, [&] {
    auto places = make_chan<bool>(3);
    auto wg = make<WaitGroup>();
    std::atomic<int> inside{0}, seen{0};
    for (int i = 0; i < 60; ++i) {
      wg->go([&, places] {
        places.send(true);
        const int now_inside = ++inside;
        for (int before = seen; before < now_inside && !seen.compare_exchange_weak(before, now_inside);) {
        }
        gosched();
        --inside;
        places.recv();
      });
    }
    wg->wait();
    most = seen;
  });
  CHECK(most <= 3);
  CHECK(most >= 1);
  if (procs == 1) CHECK(most == 3);
}

}  // namespace golearn::test
