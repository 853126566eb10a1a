// Timers, n pending at once.
#include <vector>

#include "growth_rows.hpp"

namespace golearn::bench {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

}  // namespace

// All sleep for so long that the last has begun before the first is due, and the last begun sleeps longest: see
// sleepers() for why taking that off leaves the cost.
Sample sleepers_at_once(const Crowd& crowd) {
  constexpr std::int64_t kSpread = 50;
  const auto base = Duration(crowd.size * 2'000);
  const Sample all = together(crowd.size, 1, [base](std::int64_t i) { sleep(base + (1 + i % kSpread) * 1ms); });
  const double cost = all.ns - static_cast<double>(Duration(base + kSpread * 1ms).count());
  expect(cost > 0, "sleep: shorter than the longest sleep");
  return {.ns = cost / static_cast<double>(crowd.size)};
}

// Due in an hour or two, in no order.
Sample timer_stop(const Crowd& crowd) {
  Numbers numbers;
  const auto start = [&numbers] { return after_func(Duration(3600 * kSecond + numbers.below(3600 * kSecond)), [] {}); };
  std::vector<Timer> timers;
  for (std::int64_t i = 0; i < crowd.size; ++i) timers.push_back(start());
  const Stopwatch watch;
  for (std::int64_t i = 0; i < crowd.operations; ++i) {
    Timer& any = timers[static_cast<std::size_t>(numbers.below(crowd.size))];
    expect(any.stop(), "timer-stop: it was not pending");
    any = start();
  }
  const Sample sample{.ns = watch.ns_each(crowd.operations)};
  for (Timer& timer : timers) timer.stop();
  return sample;
}

// All due within `size` ns, in no order, once all are pending; what it takes from then on.
Sample timer_fire(const Crowd& crowd) {
  const std::int64_t lead = 20'000'000 + crowd.size * 3'000;
  Numbers numbers;
  WaitGroup group;
  group.add(crowd.size);
  const Stopwatch watch;
  for (std::int64_t i = 0; i < crowd.size; ++i) {
    const auto due = static_cast<double>(lead + numbers.below(crowd.size));
    after_func(Duration(static_cast<std::int64_t>(due - watch.ns())), [&group] { group.done(); });
  }
  expect(watch.ns() < static_cast<double>(lead), "timer-fire: some were due before all were pending");
  group.wait();
  return {.ns = (watch.ns() - static_cast<double>(lead + crowd.size)) / static_cast<double>(crowd.size)};
}

}  // namespace golearn::bench
