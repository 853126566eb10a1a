// The rows of `scripts/bench --growth`: what an operation costs with so many goroutines taking part at once.
// Each growth_*.cpp has its twin in growth_*.go: same names, same work, same order.
//
// The goroutines are there before the clock starts, wait for one gate, and make at least ten operations each (kRounds):
// so that what is measured is the operation, not the start, which is a row of its own. Being let go is part of it.
#pragma once

#include <algorithm>

#include "bench.hpp"

namespace golearn::bench {

/// How many goroutines take part, and about how many operations they make together.
struct Crowd {
  std::int64_t size = 0;
  std::int64_t operations = 0;
  /// What each of `size` does of them.
  [[nodiscard]] std::int64_t rounds() const { return std::max<std::int64_t>(10, operations / size); }
};

struct GrowthRow {
  std::string_view name;
  std::int64_t fewest;  // goroutines for which the row has a meaning
  std::int64_t operations;
  Sample (*run)(const Crowd& crowd);
  std::string_view operation;
};

/// Null when there is no such row, or it has no meaning with so few.
const GrowthRow* find_growth_row(std::string_view name, std::int64_t goroutines);
void list_growth_rows();

/// Runs `meanwhile()` beside `size` goroutines that are parked, then lets them run `body(i)`, and returns when all
/// have.
template <class F, class G>
void beside_crowd(std::int64_t size, F body, G meanwhile) {
  const auto gate = make_chan<std::int64_t>();
  WaitGroup ready;
  WaitGroup ended;
  ready.add(size);
  ended.add(size);
  for (std::int64_t i = 0; i < size; ++i) {
    go([&, i] {
      ready.done();
      gate.recv();
      body(i);
      ended.done();
    });
  }
  ready.wait();
  meanwhile();
  gate.close();
  ended.wait();
}

/// Runs `body(i)` in goroutines 0 … size - 1, which begin together; the time until all have ended, for each operation.
template <class F>
Sample together(std::int64_t size, std::int64_t operations, F body) {
  Stopwatch watch;
  beside_crowd(size, body, [&] { watch = Stopwatch(); });
  return {.ns = watch.ns_each(operations)};
}

}  // namespace golearn::bench
