// The rows of golearn_bench that need no more than tasks, on oneTBB. A task runs to its end and waits for nothing but
// the tasks it has started, so the rows whose goroutines wait for each other have no twin here.
//
//     bench_tbb --row NAME --procs N [--scale S]     NAME ns=… operations=…
//     bench_tbb list                                 the rows
//     bench_tbb version                              what it was built with
//
// A row does what the row of that name does in rows_*.cpp, as often; scripts/bench --others compares them.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <numeric>
#include <string_view>

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <tbb/version.h>

#include "other.hpp"

namespace {

using golearn::bench::compute, golearn::bench::Stopwatch, golearn::bench::sum_below, golearn::bench::worked_on;
using other::expect, other::Row;

double spawn(std::int64_t operations) {
  constexpr std::int64_t kAtOnce = 100'000;
  const Stopwatch watch;
  for (std::int64_t left = operations; left > 0; left -= kAtOnce) {
    const std::int64_t count = std::min(left, kAtOnce);
    tbb::task_group group;
    for (std::int64_t i = 0; i < count; ++i) group.run([] {});
    group.wait();
  }
  return watch.ns_each(operations);
}

// The leaves' numbers, added up from below.
std::int64_t skynet_node(std::int64_t first, std::int64_t leaves) {
  if (leaves == 1) return first;
  std::array<std::int64_t, 10> below{};
  const std::int64_t each = leaves / static_cast<std::int64_t>(below.size());
  tbb::task_group group;
  for (std::int64_t child = first; std::int64_t & sum : below) {
    group.run([&sum, child, each] { sum = skynet_node(child, each); });
    child += each;
  }
  group.wait();
  return std::reduce(below.begin(), below.end());
}

// A power of ten of leaves, no more than the operations; of those one is a leaf.
double skynet(std::int64_t operations) {
  std::int64_t leaves = 1;
  while (leaves * 10 <= operations) leaves *= 10;
  const Stopwatch watch;
  const std::int64_t sum = skynet_node(0, leaves);
  const double ns = watch.ns_each(leaves);
  expect(sum == sum_below(leaves), "skynet: a wrong sum");
  return ns;
}

double parallel_work(std::int64_t operations) {
  constexpr std::int64_t kMicroseconds = 20;
  std::atomic<std::int64_t> same = 0;
  const std::uint64_t wanted = compute(kMicroseconds, 1);
  tbb::task_group group;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    group.run([&same, wanted] {
      if (compute(kMicroseconds, 1) == wanted) ++same;
    });
  }
  group.wait();
  const double ns = watch.ns_each(operations);
  expect(same == operations, "parallel-work: a wrong result");
  return ns;
}

// oneTBB's own pipeline, a value at a time: one source, any number of workers, one sink. As many values under way as
// golearn's row has room for: 8 workers, and 16 before and behind them.
double fan_out_in(std::int64_t operations) {
  using Value = std::int64_t;
  constexpr std::size_t kUnderWay = 8 + 2 * 16;
  Value next = 0;
  Value sum = 0;
  const auto source = [&next, operations](tbb::flow_control& control) {
    if (next == operations) control.stop();
    return next++;
  };
  const auto sink = [&sum](Value value) { sum += value; };
  const Stopwatch watch;
  tbb::parallel_pipeline(kUnderWay, tbb::make_filter<void, Value>(tbb::filter_mode::serial_out_of_order, source) &
                                        tbb::make_filter<Value, Value>(tbb::filter_mode::parallel, &worked_on) &
                                        tbb::make_filter<Value, void>(tbb::filter_mode::serial_out_of_order, sink));
  const double ns = watch.ns_each(operations);
  expect(sum == sum_below(operations), "fan-out-in: a value got lost");
  return ns;
}

constexpr std::array kRows{
    Row{"spawn", 500'000, 100'000, spawn},
    Row{"skynet", 1'000'000, 10'000, skynet},
    Row{"parallel-work", 10'000, 1'000, parallel_work},
    Row{"fan-out-in", 500'000, 50'000, fan_out_in},
};

// The arena alone does not take more threads than the machine has cores.
void run_on(int threads, const std::function<void()>& work) {
  const tbb::global_control most(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena(threads).execute(work);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view first = argc == 2 ? argv[1] : "";
  if (first == "list") return other::list(kRows);
  if (first == "version") {
    std::printf("oneTBB %s\n", TBB_VERSION_STRING);
    return 0;
  }
  return other::measure(argc, argv, kRows, run_on);
}
