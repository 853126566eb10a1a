// The benchmark program: runs one row on one runtime and prints one line.
//
//     golearn_bench --row NAME --procs N [--scale S] [--goroutines G]     NAME ns=… [bytes=… wake_ns=…] operations=…
//     golearn_bench list                                                  the rows
//     golearn_bench list-growth                                           those for --goroutines, and from how many on
//     golearn_bench searches                                              how fast searches are: see searches.hpp
//     golearn_bench version                                               what it was built with
//
// bench.go is the same program in Go; scripts/bench runs both and compares.
#include "bench.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <string>

#include <boost/version.hpp>

#include "growth.hpp"
#include "searches.hpp"

namespace golearn::bench {
namespace {

constexpr std::array kRows{
    Row{"spawn", 500'000, 100'000, spawn, "start one of 100,000 goroutines that end at once, and wait for all"},
    Row{"spawn-join", 500'000, 50'000, spawn_join, "start a goroutine and receive its result"},
    Row{"gosched", 2'000'000, 100'000, gosched, "a yield of one of two goroutines"},
    Row{"unbuffered", 1'000'000, 100'000, unbuffered, "a value from producer to consumer"},
    Row{"buffered", 4'000'000, 400'000, buffered, "a value through a buffer of 128"},
    Row{"ping-pong", 500'000, 50'000, ping_pong, "a round trip over two unbuffered channels"},
    Row{"producers-consumers", 1'000'000, 100'000, producers_consumers, "a value from 8 to 8 through a buffer of 64"},
    Row{"select", 500'000, 50'000, select_two, "a value from one of two producers through select"},
    Row{"select-default", 4'000'000, 400'000, select_default, "two cases that are not ready, and a default"},
    Row{"try-receive", 8'000'000, 800'000, try_receive, "one case that is not ready, and a default"},
    Row{"mutex", 10'000'000, 1'000'000, mutex_alone, "lock and unlock, nobody else there"},
    Row{"mutex-contended", 2'000'000, 200'000, mutex_contended, "lock, add, unlock by one of 8"},
    Row{"skynet", 1'000'000, 10'000, skynet,
        "a leaf of a tree of goroutines with a million leaves, ten below each node"},
    Row{"parallel-work", 10'000, 1'000, parallel_work, "one of 10,000 goroutines that compute for 20 µs"},
    Row{"pipeline", 200'000, 10'000, pipeline, "a value through 8 stages that compute for 1 µs each"},
    Row{"fan-out-in", 500'000, 50'000, fan_out_in, "a value from one to 8 that compute for 1 µs, and on to one"},
    Row{"rwmutex", 2'000'000, 200'000, rwmutex, "9 reads and a write by each of 16, in turn; one of them"},
    Row{"many-mutexes", 5'000'000, 500'000, many_mutexes, "lock any of 1,000, add, unlock by one of 10,000"},
    Row{"timer-reset", 1'000'000, 100'000, timer_reset, "reset one of 100,000 tickers by one of 8"},
    Row{"waitgroup", 500'000, 50'000, waitgroup, "start one of a group of 8, and wait for the group"},
    Row{"context-tree", 100'000, 10'000, context_tree,
        "one of 10,000 children with a goroutine each, cancelled with the root"},
    Row{"sleep", 100'000, 100'000, sleepers, "one of 100,000 sleeps of 1 to 50 ms; the longest taken off the total"},
    Row{"parked", 1'000'000, 1'000, parked, "start one of a million goroutines that block; then wake it"},
};

int usage() {
  std::fputs(
      "usage: golearn_bench --row NAME --procs N [--scale S] [--goroutines G] | list | list-growth | searches | "
      "version\n",
      stderr);
  return 2;
}

struct Work {
  std::function<Sample()> run;  // warms up, then measures; to be called inside a running program
  std::int64_t operations = 0;  // the warm-up included
};

/// Without a `run` when the row is not known.
Work find_work(const Arguments& arguments) {
  const double scale = arguments.scale;
  if (const std::int64_t size = arguments.goroutines) {
    const GrowthRow* row = find_growth_row(arguments.row, size);
    if (!row) return {};
    const std::int64_t warm_up = scaled(row->operations / 10, scale);
    const std::int64_t operations = scaled(row->operations, scale);
    const auto run = [row, size, warm_up, operations] {
      row->run({row->fewest, warm_up});
      return row->run({size, operations});
    };
    return {run, warm_up + operations};
  }
  const auto* row = std::ranges::find(kRows, arguments.row, &Row::name);
  if (row == kRows.end()) return {};
  const std::int64_t warm_up = scaled(row->warm_up, scale);
  const std::int64_t operations = scaled(row->operations, scale);
  const auto run = [row, warm_up, operations] {
    row->run(warm_up);
    return row->run(operations);
  };
  return {run, warm_up + operations};
}

int measure(const Arguments& arguments) {
  const Work work = find_work(arguments);
  if (!work.run) return usage();
  Sample sample;
  const Outcome outcome = Runtime({.procs = arguments.procs}).run([&] { sample = work.run(); });
  if (outcome.ending != Ending::returned) {
    std::fprintf(stderr, "golearn_bench: %s: did not return: %s\n", arguments.row.data(), outcome.message.c_str());
    return 1;
  }
  std::printf("%s ns=%.2f", arguments.row.data(), sample.ns);
  if (sample.bytes > 0) std::printf(" bytes=%.0f", sample.bytes);
  if (sample.wake_ns > 0) std::printf(" wake_ns=%.2f", sample.wake_ns);
  std::printf(" operations=%lld\n", static_cast<long long>(work.operations));
  return 0;
}

}  // namespace
}  // namespace golearn::bench

int main(int argc, char** argv) {
  using namespace golearn::bench;
  const std::string_view first = argc == 2 ? argv[1] : "";
  if (first == "list") {
    for (const Row& row : kRows) std::printf("%-20s %s\n", row.name.data(), row.operation.data());
    return 0;
  }
  if (first == "list-growth") {
    list_growth_rows();
    return 0;
  }
  if (first == "searches") {
    measure_searches();
    return 0;
  }
  if (first == "version") {
    std::printf("g++ %s, Boost %d.%d\n", __VERSION__, BOOST_VERSION / 100'000, BOOST_VERSION / 100 % 1'000);
    return 0;
  }
  Arguments arguments;
  const bool understood = parse(argc, argv, arguments) && arguments.procs <= golearn::Config::kMaxProcs;
  return understood ? measure(arguments) : usage();
}
