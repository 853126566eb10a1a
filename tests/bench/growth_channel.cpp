// Channels, n goroutines at once.
#include <vector>

#include "growth_rows.hpp"

namespace golearn::bench {
namespace {

using Values = Chan<std::int64_t>;

// One for each pair.
std::vector<Values> channels(const Crowd& crowd, std::size_t capacity) {
  std::vector<Values> all;
  for (std::int64_t i = 0; i < crowd.size / 2; ++i) all.push_back(make_chan<std::int64_t>(capacity));
  return all;
}

void send_all(const Values& values, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) values.send(i);
}

void receive_all(const Values& values, std::int64_t count) {
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < count; ++i) sum += values.recv();
  expect(sum == sum_below(count), "a value got lost");
}

Sample pairs(const Crowd& crowd, std::size_t capacity) {
  const std::int64_t rounds = 2 * crowd.rounds();
  const auto values = channels(crowd, capacity);
  return together(crowd.size, crowd.size / 2 * rounds, [&](std::int64_t i) {
    const Values& mine = values[static_cast<std::size_t>(i / 2)];
    i % 2 == 0 ? send_all(mine, rounds) : receive_all(mine, rounds);
  });
}

}  // namespace

Sample unbuffered_pairs(const Crowd& crowd) { return pairs(crowd, 0); }
Sample buffered_pairs(const Crowd& crowd) { return pairs(crowd, 128); }

Sample ping_pong_pairs(const Crowd& crowd) {
  const std::int64_t rounds = 2 * crowd.rounds();
  const auto pings = channels(crowd, 0);
  const auto pongs = channels(crowd, 0);
  return together(crowd.size, crowd.size / 2 * rounds, [&](std::int64_t i) {
    const Values& ping = pings[static_cast<std::size_t>(i / 2)];
    const Values& pong = pongs[static_cast<std::size_t>(i / 2)];
    std::int64_t value = 0;
    for (std::int64_t turn = 0; turn < rounds; ++turn) {
      if (i % 2 == 0) ping.send(value);
      value = i % 2 == 0 ? pong.recv() : ping.recv() + 1;
      if (i % 2 == 1) pong.send(value);
    }
    expect(value == rounds, "ping-pong: a wrong count");
  });
}

Sample producers_consumers_at_once(const Crowd& crowd) {
  const std::int64_t rounds = 2 * crowd.rounds();
  const auto values = make_chan<std::int64_t>(64);
  Atomic<std::int64_t> total;
  const Sample sample = together(crowd.size, crowd.size / 2 * rounds, [&](std::int64_t i) {
    if (i % 2 == 0) return send_all(values, rounds);
    std::int64_t sum = 0;
    for (std::int64_t turn = 0; turn < rounds; ++turn) sum += values.recv();
    total.add(sum);
  });
  expect(total.load() == crowd.size / 2 * sum_below(rounds), "producers-consumers: a wrong sum");
  return sample;
}

// Two more send, each on a channel of its own.
Sample selects_at_once(const Crowd& crowd) {
  const std::int64_t rounds = crowd.rounds();
  const std::int64_t each = crowd.size * rounds / 2;
  const Values a = make_chan<std::int64_t>();
  const Values b = make_chan<std::int64_t>();
  Atomic<std::int64_t> total;
  const Sample sample = together(crowd.size + 2, 2 * each, [&](std::int64_t i) {
    if (i < 2) return send_all(i == 0 ? a : b, each);
    std::int64_t sum = 0;
    for (std::int64_t turn = 0; turn < rounds; ++turn) {
      Select{
          receive(a, [&](std::int64_t value) { sum += value; }),
          receive(b, [&](std::int64_t value) { sum += value; }),
      };
    }
    total.add(sum);
  });
  expect(total.load() == 2 * sum_below(each), "select: a wrong sum");
  return sample;
}

}  // namespace golearn::bench
