// Operations that wait for nobody, with a crowd parked beside them; and a lock that all n want.
#include "growth_rows.hpp"

namespace golearn::bench {
namespace {

// The row as it is, run by one of `size`.
Sample among(const Crowd& crowd, Sample (*row)(std::int64_t)) {
  Sample sample;
  beside_crowd(
      crowd.size - 1, [](std::int64_t) {}, [&] { sample = row(crowd.operations); });
  return sample;
}

}  // namespace

Sample select_default_among(const Crowd& crowd) { return among(crowd, select_default); }
Sample try_receive_among(const Crowd& crowd) { return among(crowd, try_receive); }
Sample mutex_among(const Crowd& crowd) { return among(crowd, mutex_alone); }

Sample mutex_contended_at_once(const Crowd& crowd) {
  const std::int64_t rounds = crowd.rounds();
  Mutex mutex;
  std::int64_t count = 0;
  const Sample sample = together(crowd.size, crowd.size * rounds, [&](std::int64_t) {
    for (std::int64_t i = 0; i < rounds; ++i) {
      mutex.lock();
      ++count;
      mutex.unlock();
    }
  });
  expect(count == crowd.size * rounds, "mutex-contended: an update got lost");
  return sample;
}

}  // namespace golearn::bench
