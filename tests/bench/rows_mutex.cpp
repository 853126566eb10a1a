// Locks.
#include "bench.hpp"

namespace golearn::bench {

Sample mutex_alone(std::int64_t operations) {
  Mutex mutex;
  std::int64_t count = 0;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    mutex.lock();
    ++count;
    mutex.unlock();
  }
  const Sample sample{.ns = watch.ns_each(operations)};
  expect(count == operations, "mutex: a wrong count");
  return sample;
}

Sample mutex_contended(std::int64_t operations) {
  constexpr std::int64_t kGoroutines = 8;
  const std::int64_t each = operations / kGoroutines;
  Mutex mutex;
  WaitGroup group;
  std::int64_t count = 0;
  group.add(kGoroutines);
  const Stopwatch watch;
  for (std::int64_t g = 0; g < kGoroutines; ++g) {
    go([&] {
      for (std::int64_t i = 0; i < each; ++i) {
        mutex.lock();
        ++count;
        mutex.unlock();
      }
      group.done();
    });
  }
  group.wait();
  const Sample sample{.ns = watch.ns_each(kGoroutines * each)};
  expect(count == kGoroutines * each, "mutex-contended: an update got lost");
  return sample;
}

}  // namespace golearn::bench
