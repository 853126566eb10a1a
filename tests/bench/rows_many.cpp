// Very many goroutines at once.
#include <unistd.h>

#include <cstdio>

#include "bench.hpp"

namespace golearn::bench {
namespace {

// Of this process, in bytes.
double resident() {
  long total = 0;
  long pages = 0;
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  expect(file && std::fscanf(file, "%ld %ld", &total, &pages) == 2, "cannot read /proc/self/statm");
  std::fclose(file);
  return static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

// The last goroutine started is one of those that sleep longest, so the total is at least the time to start all plus
// the longest sleep. What is left without the longest sleep is what the sleeping cost.
Sample sleepers(std::int64_t operations) {
  constexpr std::int64_t kLongest = 50;
  WaitGroup group;
  group.add(operations);
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    go([&group, i] {
      sleep((1 + i % kLongest) * 1ms);
      group.done();
    });
  }
  group.wait();
  const double cost = watch.ns() - static_cast<double>(kLongest) * 1e6;
  expect(cost > 0, "sleep: shorter than the longest sleep");
  return {.ns = cost / static_cast<double>(operations)};
}

Sample parked(std::int64_t operations) {
  const auto gate = make_chan<std::int64_t>();
  WaitGroup arrived;
  WaitGroup ended;
  arrived.add(operations);
  ended.add(operations);
  const double before = resident();
  const Stopwatch parking;
  for (std::int64_t i = 0; i < operations; ++i) {
    go([&] {
      arrived.done();
      gate.recv();
      ended.done();
    });
  }
  arrived.wait();
  Sample sample{.ns = parking.ns_each(operations)};
  sample.bytes = (resident() - before) / static_cast<double>(operations);
  const Stopwatch waking;
  gate.close();
  ended.wait();
  sample.wake_ns = waking.ns_each(operations);
  return sample;
}

}  // namespace golearn::bench
