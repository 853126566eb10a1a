// Starting goroutines, and giving way.
#include <algorithm>

#include "bench.hpp"

namespace golearn::bench {

Sample spawn(std::int64_t operations) { return spawn_waves(operations, 100'000); }

Sample spawn_waves(std::int64_t operations, std::int64_t at_once) {
  const Stopwatch watch;
  for (std::int64_t left = operations; left > 0; left -= at_once) {
    const std::int64_t count = std::min(left, at_once);
    WaitGroup group;
    group.add(count);
    for (std::int64_t i = 0; i < count; ++i) go([&group] { group.done(); });
    group.wait();
  }
  return {.ns = watch.ns_each(operations)};
}

Sample spawn_join(std::int64_t operations) {
  const auto result = make_chan<std::int64_t>();
  std::int64_t sum = 0;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    go([&result, i] { result.send(i); });
    sum += result.recv();
  }
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(sum == sum_below(operations), "spawn-join: a wrong sum");
  return sample;
}

Sample gosched(std::int64_t operations) {
  const std::int64_t each = operations / 2;
  WaitGroup group;
  group.add(2);
  const Stopwatch watch;
  for (int i = 0; i < 2; ++i) {
    go([&group, each] {
      for (std::int64_t turn = 0; turn < each; ++turn) golearn::gosched();
      group.done();
    });
  }
  group.wait();
  return {.ns = watch.ns_each(2 * each)};
}

}  // namespace golearn::bench
