// A thread that sleeps until it is woken, and the lock for a few instructions.
#include "golearn/core/parker.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include "golearn/core/spin_lock.hpp"
#include "support/catch.hpp"

using namespace golearn::core;
using namespace std::chrono_literals;

TEST_CASE("who was woken before it sleeps does not sleep, and only once", "[parker]") {
  Parker parker;
  parker.wake();
  parker.wake();
  parker.sleep();
  CHECK_FALSE(parker.sleep_until(std::chrono::steady_clock::now()));
}

TEST_CASE("who sleeps until a time wakes then, or before", "[parker]") {
  Parker parker;
  const auto end = std::chrono::steady_clock::now() + 5ms;
  CHECK_FALSE(parker.sleep_until(end));
  CHECK(std::chrono::steady_clock::now() >= end);
  std::thread other([&] { parker.wake(); });
  CHECK(parker.sleep_until(std::chrono::steady_clock::now() + 1h));
  other.join();
}

TEST_CASE("two threads that wake each other in turn lose no turn", "[parker]") {
  constexpr int kTurns = 20'000;
  Parker one, other;
  std::atomic<int> turns{0};
  std::thread answers([&] {
    for (int i = 0; i < kTurns; ++i) {
      other.sleep();
      turns.fetch_add(1);
      one.wake();
    }
  });
  for (int i = 0; i < kTurns; ++i) {
    other.wake();
    one.sleep();
  }
  answers.join();
  CHECK(turns == kTurns);
}

TEST_CASE("a spin lock lets in one at a time, and counts how often it was held", "[parker]") {
  constexpr int kThreads = 4;
  constexpr int kTurns = 50'000;
  SpinLock lock;
  int count = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int turn = 0; turn < kTurns; ++turn) {
        const SpinGuard guard(lock, true);
        ++count;
      }
    });
  }
  for (std::thread& each : threads) each.join();
  CHECK(count == kThreads * kTurns);
  CHECK(lock.count() == kThreads * kTurns);
}
