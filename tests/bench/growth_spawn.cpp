// Starting, giving way and parking, n at once.
#include "growth_rows.hpp"

namespace golearn::bench {

Sample spawn_at_once(const Crowd& crowd) { return spawn_waves(std::max(crowd.operations, crowd.size), crowd.size); }

Sample spawn_join_at_once(const Crowd& crowd) {
  const std::int64_t rounds = crowd.rounds();
  return together(crowd.size, crowd.size * rounds, [rounds](std::int64_t) {
    const auto result = make_chan<std::int64_t>();
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < rounds; ++i) {
      go([&result, i] { result.send(i); });
      sum += result.recv();
    }
    expect(sum == sum_below(rounds), "spawn-join: a wrong sum");
  });
}

Sample gosched_at_once(const Crowd& crowd) {
  const std::int64_t rounds = crowd.rounds();
  return together(crowd.size, crowd.size * rounds, [rounds](std::int64_t) {
    for (std::int64_t i = 0; i < rounds; ++i) golearn::gosched();
  });
}

// Small crowds several times: all but the first find the stacks of the one before. Resident is what the first took,
// and is left out where a page more or less would decide it.
Sample parked_at_once(const Crowd& crowd) {
  const std::int64_t times = std::max<std::int64_t>(1, crowd.operations / crowd.size);
  Sample sum = parked(crowd.size);
  for (std::int64_t i = 1; i < times; ++i) {
    const Sample again = parked(crowd.size);
    sum.ns += again.ns;
    sum.wake_ns += again.wake_ns;
  }
  const auto each = static_cast<double>(times);
  return {.ns = sum.ns / each, .bytes = crowd.size >= 1'000 ? sum.bytes : 0, .wake_ns = sum.wake_ns / each};
}

}  // namespace golearn::bench
