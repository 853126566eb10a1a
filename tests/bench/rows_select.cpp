// select.
#include "bench.hpp"

namespace golearn::bench {

Sample select_two(std::int64_t operations) {
  const std::int64_t each = operations / 2;
  const auto a = make_chan<std::int64_t>();
  const auto b = make_chan<std::int64_t>();
  std::int64_t sum = 0;
  const Stopwatch watch;
  go([&a, each] {
    for (std::int64_t i = 0; i < each; ++i) a.send(i);
  });
  go([&b, each] {
    for (std::int64_t i = 0; i < each; ++i) b.send(i);
  });
  for (std::int64_t i = 0; i < 2 * each; ++i) {
    Select{
        receive(a, [&](std::int64_t value) { sum += value; }),
        receive(b, [&](std::int64_t value) { sum += value; }),
    };
  }
  const Sample sample{.ns = watch.ns_each(2 * each)};
  expect(sum == 2 * sum_below(each), "select: a wrong sum");
  return sample;
}

Sample select_default(std::int64_t operations) {
  const auto a = make_chan<std::int64_t>();
  const auto b = make_chan<std::int64_t>();
  std::int64_t defaults = 0;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    Select{
        receive(a, [](std::int64_t) { panic("select-default: a value from nowhere"); }),
        receive(b, [](std::int64_t) { panic("select-default: a value from nowhere"); }),
        otherwise([&] { ++defaults; }),
    };
  }
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(defaults == operations, "select-default: a wrong count");
  return sample;
}

// Go compiles this form to a look at the channel without its lock.
Sample try_receive(std::int64_t operations) {
  const auto a = make_chan<std::int64_t>();
  std::int64_t defaults = 0;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    Select{
        receive(a, [](std::int64_t) { panic("try-receive: a value from nowhere"); }),
        otherwise([&] { ++defaults; }),
    };
  }
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(defaults == operations, "try-receive: a wrong count");
  return sample;
}

}  // namespace golearn::bench
