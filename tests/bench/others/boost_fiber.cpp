// The rows of golearn_bench on stock Boost.Fiber, whose own scheduler steals work: what a C++ user has without golearn.
//
//     bench_boost_fiber --row NAME --procs N [--scale S]     NAME ns=… operations=…
//     bench_boost_fiber list                                 the rows
//
// A row does what the row of that name does in rows_*.cpp, as often and in the same order; scripts/bench --others
// compares them. Fibers refer to the locals of the function that started them: every row waits for all it has started.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <boost/fiber/algo/round_robin.hpp>
#include <boost/fiber/algo/work_stealing.hpp>
#include <boost/fiber/all.hpp>

#include "other.hpp"

namespace {

namespace fibers = boost::fibers;
using golearn::bench::compute, golearn::bench::Stopwatch, golearn::bench::sum_below, golearn::bench::worked_on;
using other::expect, other::Row;
using Unbuffered = fibers::unbuffered_channel<std::int64_t>;
using Buffered = fibers::buffered_channel<std::int64_t>;  // of n, a power of two, has room for n - 1

/// Stacks of 16 KiB from Boost's pool, which needs a lock where one thread ends what another has started. Boost's other
/// allocators make a wave of spawn three times as slow, as malloc gives it back to the kernel each time, or, with a
/// guard below each stack, six times.
class Stacks {
 public:
  static boost::context::stack_context allocate() {
    const std::lock_guard lock(mutex_);
    return pool_.allocate();
  }
  static void deallocate(boost::context::stack_context& stack) {
    const std::lock_guard lock(mutex_);
    pool_.deallocate(stack);
  }

 private:
  static inline std::mutex mutex_;
  static inline fibers::pooled_fixedsize_stack pool_{16 * 1024};
};

template <typename Body>
fibers::fiber start(Body body) {
  return {fibers::launch::post, std::allocator_arg, Stacks{}, std::move(body)};
}

template <typename Body>
void go(Body body) {
  start(std::move(body)).detach();
}

/// A wait group, which Boost.Fiber does not have: only the last of them takes the lock.
class Group {
 public:
  explicit Group(std::int64_t count) : left_(count) {}

  void done() {
    if (left_.fetch_sub(1) > 1) return;
    const std::lock_guard lock(mutex_);
    ended_ = true;
    end_.notify_all();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    end_.wait(lock, [this] { return ended_; });
  }

 private:
  std::atomic<std::int64_t> left_;
  fibers::mutex mutex_;
  fibers::condition_variable end_;
  bool ended_ = false;
};

template <typename Channel, typename Use>
void for_each(Channel& values, Use use) {
  std::int64_t value = 0;
  while (values.pop(value) == fibers::channel_op_status::success) use(value);
}

template <typename Channel>
std::int64_t sum_of(Channel& values) {
  std::int64_t sum = 0;
  for_each(values, [&sum](std::int64_t value) { sum += value; });
  return sum;
}

double spawn(std::int64_t operations) {
  constexpr std::int64_t kAtOnce = 100'000;
  const Stopwatch watch;
  for (std::int64_t left = operations; left > 0; left -= kAtOnce) {
    const std::int64_t count = std::min(left, kAtOnce);
    Group group(count);
    for (std::int64_t i = 0; i < count; ++i) go([&group] { group.done(); });
    group.wait();
  }
  return watch.ns_each(operations);
}

double spawn_join(std::int64_t operations) {
  Unbuffered result;
  Group group(operations);
  std::int64_t sum = 0;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    go([&result, &group, i] {
      result.push(i);
      group.done();
    });
    sum += result.value_pop();
  }
  const double ns = watch.ns_each(operations);
  group.wait();
  expect(sum == sum_below(operations), "spawn-join: a wrong sum");
  return ns;
}

double gosched(std::int64_t operations) {
  const std::int64_t each = operations / 2;
  Group group(2);
  const Stopwatch watch;
  for (int i = 0; i < 2; ++i) {
    go([&group, each] {
      for (std::int64_t turn = 0; turn < each; ++turn) boost::this_fiber::yield();
      group.done();
    });
  }
  group.wait();
  return watch.ns_each(2 * each);
}

template <typename Channel>
double pass(Channel& values, std::int64_t operations) {
  Group group(1);
  const Stopwatch watch;
  go([&values, &group, operations] {
    for (std::int64_t i = 0; i < operations; ++i) values.push(i);
    values.close();
    group.done();
  });
  const std::int64_t sum = sum_of(values);
  const double ns = watch.ns_each(operations);
  group.wait();
  expect(sum == sum_below(operations), "a value got lost");
  return ns;
}

double unbuffered(std::int64_t operations) {
  Unbuffered values;
  return pass(values, operations);
}

double buffered(std::int64_t operations) {
  Buffered values(128);
  return pass(values, operations);
}

double ping_pong(std::int64_t operations) {
  Unbuffered ping;
  Unbuffered pong;
  Group group(1);
  std::int64_t value = 0;
  const Stopwatch watch;
  go([&ping, &pong, &group, operations] {
    for (std::int64_t i = 0; i < operations; ++i) pong.push(ping.value_pop() + 1);
    group.done();
  });
  for (std::int64_t i = 0; i < operations; ++i) {
    ping.push(value);
    value = pong.value_pop();
  }
  const double ns = watch.ns_each(operations);
  group.wait();
  expect(value == operations, "ping-pong: a wrong count");
  return ns;
}

double producers_consumers(std::int64_t operations) {
  constexpr std::int64_t kEach = 8;
  const std::int64_t share = operations / kEach;
  Buffered values(64);
  Group producers(kEach);
  Group consumers(kEach);
  std::atomic<std::int64_t> total = 0;
  const Stopwatch watch;
  for (std::int64_t p = 0; p < kEach; ++p) {
    go([&, p] {
      for (std::int64_t i = 0; i < share; ++i) values.push(p * share + i);
      producers.done();
    });
    go([&] {
      total += sum_of(values);
      consumers.done();
    });
  }
  producers.wait();
  values.close();
  consumers.wait();
  const double ns = watch.ns_each(kEach * share);
  expect(total == sum_below(kEach * share), "producers-consumers: a wrong sum");
  return ns;
}

double mutex_alone(std::int64_t operations) {
  fibers::mutex mutex;
  std::int64_t count = 0;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    mutex.lock();
    ++count;
    mutex.unlock();
  }
  const double ns = watch.ns_each(operations);
  expect(count == operations, "mutex: a wrong count");
  return ns;
}

double mutex_contended(std::int64_t operations) {
  constexpr std::int64_t kFibers = 8;
  const std::int64_t each = operations / kFibers;
  fibers::mutex mutex;
  Group group(kFibers);
  std::int64_t count = 0;
  const Stopwatch watch;
  for (std::int64_t f = 0; f < kFibers; ++f) {
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
  const double ns = watch.ns_each(kFibers * each);
  expect(count == kFibers * each, "mutex-contended: an update got lost");
  return ns;
}

double parallel_work(std::int64_t operations) {
  constexpr std::int64_t kMicroseconds = 20;
  std::atomic<std::int64_t> same = 0;
  const std::uint64_t wanted = compute(kMicroseconds, 1);
  Group group(operations);
  const Stopwatch watch;
  for (std::int64_t i = 0; i < operations; ++i) {
    go([&] {
      if (compute(kMicroseconds, 1) == wanted) ++same;
      group.done();
    });
  }
  group.wait();
  const double ns = watch.ns_each(operations);
  expect(same == operations, "parallel-work: a wrong result");
  return ns;
}

double pipeline(std::int64_t operations) {
  constexpr std::size_t kStages = 8;
  std::deque<Buffered> between;
  for (std::size_t i = 0; i <= kStages; ++i) between.emplace_back(16);
  Group group(kStages + 1);
  const Stopwatch watch;
  for (std::size_t i = 0; i < kStages; ++i) {
    go([&group, &from = between[i], &to = between[i + 1]] {
      for_each(from, [&to](std::int64_t value) { to.push(worked_on(value)); });
      to.close();
      group.done();
    });
  }
  go([&] {
    for (std::int64_t i = 0; i < operations; ++i) between.front().push(i);
    between.front().close();
    group.done();
  });
  const std::int64_t sum = sum_of(between.back());
  const double ns = watch.ns_each(operations);
  group.wait();
  expect(sum == sum_below(operations), "pipeline: a value got lost");
  return ns;
}

double fan_out_in(std::int64_t operations) {
  constexpr int kWorkers = 8;
  Buffered out(16);
  Buffered in(16);
  Group group(kWorkers + 1);
  const Stopwatch watch;
  for (int i = 0; i < kWorkers; ++i) {
    go([&] {
      for_each(out, [&in](std::int64_t value) { in.push(worked_on(value)); });
      group.done();
    });
  }
  go([&] {
    for (std::int64_t i = 0; i < operations; ++i) out.push(i);
    out.close();
    group.done();
  });
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < operations; ++i) sum += in.value_pop();
  const double ns = watch.ns_each(operations);
  group.wait();
  expect(sum == sum_below(operations), "fan-out-in: a value got lost");
  return ns;
}

constexpr std::array kRows{
    Row{"spawn", 500'000, 100'000, spawn},
    Row{"spawn-join", 500'000, 50'000, spawn_join},
    Row{"gosched", 2'000'000, 100'000, gosched},
    Row{"unbuffered", 1'000'000, 100'000, unbuffered},
    Row{"buffered", 4'000'000, 400'000, buffered},
    Row{"ping-pong", 500'000, 50'000, ping_pong},
    Row{"producers-consumers", 1'000'000, 100'000, producers_consumers},
    Row{"mutex", 10'000'000, 1'000'000, mutex_alone},
    Row{"mutex-contended", 2'000'000, 200'000, mutex_contended},
    Row{"parallel-work", 10'000, 1'000, parallel_work},
    Row{"pipeline", 200'000, 10'000, pipeline},
    Row{"fan-out-in", 500'000, 50'000, fan_out_in},
};

/// Makes the calling thread one of so many that steal from each other; returns when all of them have come. Those
/// without work spin: work_stealing can let a thread sleep instead, but then wakes it for its own fibers only. A single
/// one would not get out of looking for another to steal from.
void join_threads(int threads) {
  if (threads == 1) {
    fibers::use_scheduling_algorithm<fibers::algo::round_robin>();
  } else {
    fibers::use_scheduling_algorithm<fibers::algo::work_stealing>(static_cast<std::uint32_t>(threads));
  }
}

/// Runs `work` in a fiber that may move to any of the threads, as golearn's main goroutine may.
template <typename Work>
void run_on(int threads, Work work) {
  Group end(1);
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) {
    others.emplace_back([&end, threads] {
      join_threads(threads);
      end.wait();
    });
  }
  join_threads(threads);
  start(std::move(work)).join();
  end.done();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "list") return other::list(kRows);
  return other::measure(argc, argv, kRows, [](int procs, const auto& work) { run_on(procs, work); });
}
