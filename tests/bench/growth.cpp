#include "growth.hpp"

#include <array>
#include <cstdio>

#include "growth_rows.hpp"

namespace golearn::bench {
namespace {

// Left out with ten: what is left of ten sleeps or ten timers, the waiting taken off, is how late the system wakes a
// thread.
constexpr std::int64_t kMany = 1'000;

constexpr std::array kRows{
    GrowthRow{"spawn", 10, 1'000'000, spawn_at_once, "start one of n that end at once, and wait for all"},
    GrowthRow{"spawn-join", 10, 1'000'000, spawn_join_at_once,
              "n start one each and receive its result, again and again"},
    GrowthRow{"gosched", 10, 2'000'000, gosched_at_once, "a yield of one of n"},
    GrowthRow{"unbuffered", 10, 1'000'000, unbuffered_pairs, "a value in one of n/2 pairs"},
    GrowthRow{"buffered", 10, 2'000'000, buffered_pairs, "a value through one of n/2 buffers of 128"},
    GrowthRow{"ping-pong", 10, 500'000, ping_pong_pairs, "a round trip in one of n/2 pairs"},
    GrowthRow{"producers-consumers", 10, 1'000'000, producers_consumers_at_once, "a value from n/2 to n/2 through 64"},
    GrowthRow{"select", 10, 500'000, selects_at_once, "a value for one of n that wait for the same two channels"},
    GrowthRow{"select-default", 10, 4'000'000, select_default_among, "two cases not ready, while n - 1 are parked"},
    GrowthRow{"try-receive", 10, 8'000'000, try_receive_among, "one case not ready, while n - 1 are parked"},
    GrowthRow{"mutex", 10, 10'000'000, mutex_among, "lock and unlock, while n - 1 are parked"},
    GrowthRow{"mutex-contended", 10, 2'000'000, mutex_contended_at_once, "lock, add, unlock by one of n"},
    GrowthRow{"sleep", kMany, 1, sleepers_at_once, "one of n sleeps, all pending at once; the longest taken off"},
    GrowthRow{"timer-stop", 10, 1'000'000, timer_stop, "stop any of n pending timers and start another"},
    GrowthRow{"timer-fire", kMany, 1, timer_fire, "one of n timers goes off and runs its function"},
    GrowthRow{"parked", 10, 100'000, parked_at_once, "start one of n that block; then wake it"},
};

}  // namespace

const GrowthRow* find_growth_row(std::string_view name, std::int64_t goroutines) {
  const auto* row = std::ranges::find(kRows, name, &GrowthRow::name);
  return row != kRows.end() && goroutines >= row->fewest ? row : nullptr;
}

void list_growth_rows() {
  for (const GrowthRow& row : kRows) {
    std::printf("%-20s %6lld  %s\n", row.name.data(), static_cast<long long>(row.fewest), row.operation.data());
  }
}

}  // namespace golearn::bench
