// Threads that are no goroutines, at a channel.
#include "golearn/chan/bridge.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

constexpr int kValues = 200;

}  // namespace

TEST_CASE("threads send into a channel, and each value comes once and in its thread's order", "[channel]") {
  const int procs = GENERATE(1, 2, 4);
  std::vector<std::thread> threads;
  std::vector<std::vector<int>> got(3);
  const Outcome outcome = Runtime({.procs = procs}).run([&] {
    auto values = make_chan<std::pair<std::size_t, int>>();
    auto done = make_chan<int>(3);
    for (std::size_t t = 0; t < got.size(); ++t) {
      threads.emplace_back([t, values = Bridge(values), done = Bridge(done)] {
        for (int i = 0; i < kValues; ++i) values.send({t, i});
        done.send(1);
      });
    }
    for (int left = kValues * 3; left > 0; --left) {
      const auto [thread, value] = values.recv();
      got[thread].push_back(value);
    }
    for (int i = 0; i < 3; ++i) done.recv();
  });
  for (std::thread& each : threads) each.join();
  CHECK(outcome.ending == Ending::returned);
  std::vector<int> all(kValues);
  for (int i = 0; i < kValues; ++i) all[static_cast<std::size_t>(i)] = i;
  for (const auto& each : got) CHECK(each == all);
}

TEST_CASE("a thread receives what goroutines send, until the channel is closed", "[channel]") {
  const int procs = GENERATE(1, 2);
  std::vector<int> got;
  std::thread thread;
  const Outcome outcome = Runtime({.procs = procs}).run([&] {
    auto values = make_chan<int>();
    auto over = make_chan<int>();
    thread = std::thread([&got, values = Bridge(values), over = Bridge(over)] {
      while (const auto value = values.recv()) got.push_back(*value);
      over.send(0);
    });
    for (int i = 0; i < kValues; ++i) values.send(i);
    values.close();
    over.recv();
  });
  thread.join();
  CHECK(outcome.ending == Ending::returned);
  CHECK(got.size() == kValues);
  CHECK(std::is_sorted(got.begin(), got.end()));
}

TEST_CASE("a thread at a bridge learns that the program has ended", "[channel]") {
  const int procs = GENERATE(1, 2);
  std::thread sender;
  std::thread receiver;
  bool sent = true;
  bool received = true;
  Runtime({.procs = procs}).run([&] {
    auto never = make_chan<int>();
    auto late = Bridge(never);
    sender = std::thread([&, bridge = Bridge(make_chan<int>())] { sent = bridge.send(1); });
    receiver = std::thread([&, bridge = Bridge(make_chan<int>())] { received = bridge.recv().has_value(); });
    sleep(5ms);
  });
  sender.join();
  receiver.join();
  CHECK_FALSE(sent);
  CHECK_FALSE(received);
}

TEST_CASE("that all goroutines wait is a deadlock again once the last bridge is closed", "[channel]") {
  const int procs = GENERATE(1, 2);
  std::thread thread;
  const Outcome outcome = Runtime({.procs = procs}).run([&] {
    auto never = make_chan<int>();
    {
      auto bridge = Bridge(never);
      thread = std::thread([bridge] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        bridge.close();
      });
    }
    never.recv();
  });
  thread.join();
  CHECK(outcome.ending == Ending::deadlocked);
}

TEST_CASE("a bridge that outlives its program sends nothing", "[channel]") {
  std::optional<Bridge<int>> bridge;
  Runtime({.procs = 1}).run([&] { bridge.emplace(make_chan<int>(1)); });
  CHECK_FALSE(bridge->send(1));
  bridge->close();
}

TEST_CASE("a goroutine has no use for a bridge, and an isolated run has none", "[channel]") {
  CHECK_THROWS_AS(Bridge(make_chan<int>()), std::logic_error);
  bool refused = false;
  Runtime({.procs = 1}).run([&] {
    try {
      Bridge(make_chan<int>(1)).send(1);
    } catch (const std::logic_error&) {
      refused = true;
    }
  });
  CHECK(refused);
  refused = false;
  Runtime({.procs = 1, .isolated = true}).run([&] {
    try {
      const Bridge bridge(make_chan<int>());
    } catch (const std::logic_error&) {
      refused = true;
    }
  });
  CHECK(refused);
}

}  // namespace golearn::test
