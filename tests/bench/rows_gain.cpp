// What a program gains from processors: goroutines that compute, and that hand on to each other what they computed.
#include <vector>

#include "bench.hpp"

namespace golearn::bench {
namespace {

using Values = Chan<std::int64_t>;

// The leaves' numbers, added up from below.
void skynet_node(const Values& up, std::int64_t first, std::int64_t leaves) {
  if (leaves == 1) return up.send(first);
  constexpr std::int64_t kChildren = 10;
  const std::int64_t each = leaves / kChildren;
  const auto below = make_chan<std::int64_t>();
  for (std::int64_t i = 0; i < kChildren; ++i) {
    go([below, child = first + i * each, each] { skynet_node(below, child, each); });
  }
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < kChildren; ++i) sum += below.recv();
  up.send(sum);
}

}  // namespace

// A power of ten of leaves, no more than the operations; of those one is a leaf.
Sample skynet(std::int64_t operations) {
  std::int64_t leaves = 1;
  while (leaves * 10 <= operations) leaves *= 10;
  const auto top = make_chan<std::int64_t>();
  const Stopwatch watch;
  go([&top, leaves] { skynet_node(top, 0, leaves); });
  const std::int64_t sum = top.recv();
  const Sample sample{.ns = watch.ns_each(leaves)};
  expect(sum == sum_below(leaves), "skynet: a wrong sum");
  return sample;
}

Sample parallel_work(std::int64_t operations) {
  constexpr std::int64_t kMicroseconds = 20;
  Atomic<std::int64_t> same;
  const std::uint64_t wanted = compute(kMicroseconds, 1);
  WaitGroup group;
  group.add(operations);
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    go([&] {
      if (compute(kMicroseconds, 1) == wanted) same.add(1);
      group.done();
    });
  }
  group.wait();
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(same.load() == operations, "parallel-work: a wrong result");
  return sample;
}

Sample pipeline(std::int64_t operations) {
  constexpr std::size_t kStages = 8;
  std::vector<Values> between;
  for (std::size_t i = 0; i <= kStages; ++i) between.push_back(make_chan<std::int64_t>(16));
  const Stopwatch watch;
  for (std::size_t i = 0; i < kStages; ++i) {
    go([&from = between[i], &to = between[i + 1]] {
      for (const std::int64_t value : from) to.send(worked_on(value));
      to.close();
    });
  }
  go([&] {
    for (std::int64_t i = 0; i < operations; ++i) between.front().send(i);
    between.front().close();
  });
  std::int64_t sum = 0;
  for (const std::int64_t value : between.back()) sum += value;
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(sum == sum_below(operations), "pipeline: a value got lost");
  return sample;
}

Sample fan_out_in(std::int64_t operations) {
  constexpr int kWorkers = 8;
  const auto out = make_chan<std::int64_t>(16);
  const auto in = make_chan<std::int64_t>(16);
  const Stopwatch watch;
  for (int i = 0; i < kWorkers; ++i) {
    go([&] {
      for (const std::int64_t value : out) in.send(worked_on(value));
    });
  }
  go([&] {
    for (std::int64_t i = 0; i < operations; ++i) out.send(i);
    out.close();
  });
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < operations; ++i) sum += in.recv();
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(sum == sum_below(operations), "fan-out-in: a value got lost");
  return sample;
}

}  // namespace golearn::bench
