// Values through channels.
#include "bench.hpp"

namespace golearn::bench {
namespace {

Sample pass(std::int64_t operations, std::size_t capacity) {
  const auto values = make_chan<std::int64_t>(capacity);
  std::int64_t sum = 0;
  const Stopwatch watch;
  go([&values, operations] {
    for (std::int64_t i = 0; i < operations; ++i) values.send(i);
    values.close();
  });
  for (const std::int64_t value : values) sum += value;
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(sum == sum_below(operations), "a value got lost");
  return sample;
}

}  // namespace

Sample unbuffered(std::int64_t operations) { return pass(operations, 0); }
Sample buffered(std::int64_t operations) { return pass(operations, 128); }

Sample ping_pong(std::int64_t operations) {
  const auto ping = make_chan<std::int64_t>();
  const auto pong = make_chan<std::int64_t>();
  std::int64_t value = 0;
  const Stopwatch watch;
  go([&ping, &pong, operations] {
    for (std::int64_t i = 0; i < operations; ++i) pong.send(ping.recv() + 1);
  });
  for (std::int64_t i = 0; i < operations; ++i) {
    ping.send(value);
    value = pong.recv();
  }
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(value == operations, "ping-pong: a wrong count");
  return sample;
}

Sample producers_consumers(std::int64_t operations) {
  constexpr std::int64_t kEach = 8;
  const std::int64_t share = operations / kEach;
  const auto values = make_chan<std::int64_t>(64);
  WaitGroup producers;
  WaitGroup consumers;
  Atomic<std::int64_t> total;
  producers.add(kEach);
  consumers.add(kEach);
  const Stopwatch watch;
  for (std::int64_t p = 0; p < kEach; ++p) {
    go([&, p] {
      for (std::int64_t i = 0; i < share; ++i) values.send(p * share + i);
      producers.done();
    });
    go([&] {
      std::int64_t sum = 0;
      for (const std::int64_t value : values) sum += value;
      total.add(sum);
      consumers.done();
    });
  }
  producers.wait();
  values.close();
  consumers.wait();
  const Sample sample{.ns = watch.ns_each(kEach * share)};
  expect(total.load() == sum_below(kEach * share), "producers-consumers: a wrong sum");
  return sample;
}

}  // namespace golearn::bench
