// What the rows of the benchmark share. Each rows_*.cpp has its twin in rows_*.go: same names, same work, same order.
//
// Goroutines refer to the locals of the function that started them: every row waits for all it has started.
#pragma once

#include <cstdint>
#include <string_view>

#include "golearn/golearn.hpp"
#include "work.hpp"

namespace golearn::bench {

/// What one row measured. Zero is "not measured" in the last two.
struct Sample {
  double ns = 0;       ///< an operation
  double bytes = 0;    ///< resident, a goroutine
  double wake_ns = 0;  ///< to wake a goroutine and let it end
};

/// One row: `run(operations)` makes so many operations inside a running program and times them.
struct Row {
  std::string_view name;
  std::int64_t operations;  // at --scale 1
  std::int64_t warm_up;     // made first, and not measured
  Sample (*run)(std::int64_t operations);
  std::string_view operation;  // what counts as one
};

// rows_spawn.cpp
Sample spawn(std::int64_t operations);
Sample spawn_waves(std::int64_t operations, std::int64_t at_once);
Sample spawn_join(std::int64_t operations);
Sample gosched(std::int64_t operations);
// rows_channel.cpp
Sample unbuffered(std::int64_t operations);
Sample buffered(std::int64_t operations);
Sample ping_pong(std::int64_t operations);
Sample producers_consumers(std::int64_t operations);
// rows_select.cpp
Sample select_two(std::int64_t operations);
Sample select_default(std::int64_t operations);
Sample try_receive(std::int64_t operations);
// rows_mutex.cpp
Sample mutex_alone(std::int64_t operations);
Sample mutex_contended(std::int64_t operations);
// rows_gain.cpp
Sample skynet(std::int64_t operations);
Sample parallel_work(std::int64_t operations);
Sample pipeline(std::int64_t operations);
Sample fan_out_in(std::int64_t operations);
// rows_shared.cpp
Sample rwmutex(std::int64_t operations);
Sample many_mutexes(std::int64_t operations);
Sample timer_reset(std::int64_t operations);
Sample waitgroup(std::int64_t operations);
Sample context_tree(std::int64_t operations);
// rows_many.cpp
Sample sleepers(std::int64_t operations);
Sample parked(std::int64_t operations);

/// A row that did not do its work must not be measured.
inline void expect(bool holds, std::string_view what) {
  if (!holds) panic(what);
}

}  // namespace golearn::bench
