// What several goroutines share: locks, many locks, groups, timers, a tree of contexts.
#include <array>
#include <vector>

#include "bench.hpp"

namespace golearn::bench {
namespace {

// `work(i)` in each of `count` goroutines: from the first start to the last end.
template <class Work>
double ns_of(std::int64_t count, const Work& work) {
  WaitGroup group;
  group.add(count);
  const Stopwatch watch;
  for (std::int64_t i = 0; i < count; ++i) {
    go([&, i] {
      work(i);
      group.done();
    });
  }
  group.wait();
  return watch.ns();
}

}  // namespace

// One in ten writes.
Sample rwmutex(std::int64_t operations) {
  constexpr std::int64_t kGoroutines = 16;
  constexpr std::int64_t kReads = 9;
  const std::int64_t rounds = std::max<std::int64_t>(1, operations / kGoroutines / (kReads + 1));
  RWMutex mutex;
  std::int64_t count = 0;
  Atomic<std::int64_t> backwards;
  const double ns = ns_of(kGoroutines, [&](std::int64_t) {
    std::int64_t seen = 0;
    for (std::int64_t i = 0; i < rounds; ++i) {
      for (std::int64_t read = 0; read < kReads; ++read) {
        mutex.rlock();
        if (count < seen) backwards.add(1);
        seen = count;
        mutex.runlock();
      }
      mutex.lock();
      ++count;
      mutex.unlock();
    }
  });
  expect(count == kGoroutines * rounds && backwards.load() == 0, "rwmutex: an update got lost");
  return {.ns = ns / static_cast<double>(kGoroutines * rounds * (kReads + 1))};
}

// A thousand locks, ten thousand goroutines.
Sample many_mutexes(std::int64_t operations) {
  constexpr std::int64_t kLocks = 1'000;
  constexpr std::int64_t kGoroutines = 10'000;
  struct alignas(64) Counter {
    Mutex mutex;
    std::int64_t count = 0;
  };
  const std::int64_t each = std::max<std::int64_t>(1, operations / kGoroutines);
  std::vector<Counter> counters(kLocks);
  const double ns = ns_of(kGoroutines, [&](std::int64_t i) {
    Numbers numbers(i);
    for (std::int64_t turn = 0; turn < each; ++turn) {
      Counter& counter = counters[static_cast<std::size_t>(numbers.below(kLocks))];
      counter.mutex.lock();
      ++counter.count;
      counter.mutex.unlock();
    }
  });
  std::int64_t sum = 0;
  for (const Counter& counter : counters) sum += counter.count;
  expect(sum == kGoroutines * each, "many-mutexes: an update got lost");
  return {.ns = ns / static_cast<double>(kGoroutines * each)};
}

// Of 100,000 tickers that are due in an hour, one eighth in the hands of each of eight.
Sample timer_reset(std::int64_t operations) {
  constexpr std::int64_t kTickers = 100'000;
  constexpr std::int64_t kGoroutines = 8;
  const std::int64_t own = kTickers / kGoroutines;
  const std::int64_t each = std::max<std::int64_t>(1, operations / kGoroutines);
  std::vector<Ticker> tickers;
  for (std::int64_t i = 0; i < kTickers; ++i) tickers.emplace_back(3600s);
  const double ns = ns_of(kGoroutines, [&](std::int64_t i) {
    Numbers numbers(i);
    for (std::int64_t turn = 0; turn < each; ++turn) {
      tickers[static_cast<std::size_t>(i * own + numbers.below(own))].reset(3600s + Duration(turn));
    }
  });
  for (Ticker& ticker : tickers) ticker.stop();
  return {.ns = ns / static_cast<double>(kGoroutines * each)};
}

// Groups of eight, one group after another.
Sample waitgroup(std::int64_t operations) {
  constexpr std::int64_t kEach = 8;
  const std::int64_t rounds = operations / kEach;
  std::array<std::int64_t, kEach> counts{};
  const Stopwatch watch;
  for (std::int64_t round = 0; round < rounds; ++round) {
    WaitGroup group;
    for (std::int64_t& count : counts) group.go([&count] { ++count; });
    group.wait();
  }
  const Sample sample{.ns = watch.ns_each(kEach * rounds)};
  for (const std::int64_t count : counts) expect(count == rounds, "waitgroup: somebody was not waited for");
  return sample;
}

// Trees of ten thousand, each child with a goroutine that waits for its end.
Sample context_tree(std::int64_t operations) {
  constexpr std::int64_t kChildren = 10'000;
  const std::int64_t trees = std::max<std::int64_t>(1, operations / kChildren);
  const Stopwatch watch;
  for (std::int64_t i = 0; i < trees; ++i) {
    const auto [root, cancel] = with_cancel(background());
    WaitGroup ended;
    ended.add(kChildren);
    for (std::int64_t child = 0; child < kChildren; ++child) {
      go([&ended, context = with_cancel(root).first] {
        context.done().recv();
        expect(context.err() == Canceled, "context-tree: ended by something else");
        ended.done();
      });
    }
    cancel();
    ended.wait();
  }
  return {.ns = watch.ns_each(trees * kChildren)};
}

}  // namespace golearn::bench
