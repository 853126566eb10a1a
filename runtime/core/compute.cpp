// Computing, in real time and in virtual time.
//
// In virtual time a processor that computes stands still until the clock has come to the end of its stretch. It is
// counted among the idle meanwhile, but is not on the idle list, so that no hint wakes it.
//
// Invariants
//   * `computes_until` and `computing_` change under `mutex_`, together with `idle_count_`.
//   * The clock passes only when every processor is idle, rests or computes, and there is nothing that an idle one
//     could take. So what is computed on several processors at once takes the time of the longest, not of the sum.
//   * Whoever makes `idle_count_` complete lets time pass, and then either an idle processor is woken or a computation
//     ended; each leaves the count before the mutex is free. So no wake-up is lost, and nobody counts twice.
#include "golearn/core/compute.hpp"

#include <algorithm>
#include <ctime>

#include "golearn/core/go_policy.hpp"
#include "golearn/core/operation.hpp"

namespace golearn {
namespace core {
namespace {

constexpr std::int64_t kStretch = 20'000;  // real time: how long preemption and the program's end may have to wait, ns

std::int64_t thread_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::int64_t burn(std::int64_t ns) {
  const std::int64_t from = thread_time();
  std::int64_t used = 0;
  while ((used = thread_time() - from) < ns) {
    for (int i = 0; i < 10; ++i) spin_pause();
  }
  return used;
}

}  // namespace

std::int64_t Scheduler::compute(Processor& p, std::int64_t most) {
  if (!clock.is_virtual()) return clock.in_program_time(burn(std::min(kStretch, clock.in_machine_time(most))));
  if (config.strategy && !config.strategy->steps_take_time()) return most;
  const std::int64_t now = clock.now();
  const std::int64_t stretch =
      std::min(most, std::max<std::int64_t>(p.slice_began + go_policy::kTimeSlice + 1 - now, 1));
  compute_until(p, now + stretch);
  return stretch;
}

void Scheduler::compute_until(Processor& p, std::int64_t until) {
  if (!parallel) return clock.jump(until);
  std::unique_lock lock(mutex_);
  p.stale_runnext.store(p.queue.peek_runnext(),
                        std::memory_order_relaxed);  // nobody knows when its turn would come here
  p.computes_until = until;
  ++computing_;
  idle_count_.fetch_add(1, std::memory_order_relaxed);
  if (all_idle()) let_time_pass();
  sleep_until(p, lock, [&] { return p.computes_until == 0; });
  if (p.computes_until != 0) end_computation(p);
}

// Under mutex_.
void Scheduler::end_computation(Processor& p) {
  p.computes_until = 0;
  --computing_;
  idle_count_.fetch_sub(1, std::memory_order_relaxed);
  p.parker.wake();
}

// Under mutex_. A processor may have gone idle just before another one's queue got something. An idle one's own queue
// is empty; what it once had in its next slot may still be noted.
bool Scheduler::idle_could_work() {
  if (global_size_.load(std::memory_order_relaxed) != 0) return true;
  return std::ranges::any_of(processors_, [](const auto& p) {
    return p->computes_until != 0 && (p->queue.ring_size() > 0 || p->stale_runnext.load(std::memory_order_relaxed));
  });
}

// Under mutex_, every processor idle or computing, one at least computing. Without an idle processor the timers must
// wait until a computing one gives way, as in Go.
void Scheduler::let_time_pass() {
  std::int64_t first_end = kNever;
  for (const auto& p : processors_) {
    if (p->computes_until != 0) first_end = std::min(first_end, p->computes_until);
  }
  if (Goroutine* g = race_gap_.release()) put_global({&g, 1});
  if (idle_list_ && idle_could_work()) return wake_one();
  const std::int64_t due = next_due();
  if (idle_list_ && due < first_end) {
    clock.jump(std::min(due + Clock::kWakeLatency, first_end));
    return wake_one();
  }
  clock.jump(first_end);
  for (const auto& p : processors_) {
    if (p->computes_until != 0 && p->computes_until <= clock.now()) end_computation(*p);
  }
}

}  // namespace core

void compute(Duration duration, Place where) {
  for (std::int64_t left = duration.count(); left > 0;) {
    core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
    if (!p) return;
    left -= p->scheduler->compute(*p, left);
  }
}

}  // namespace golearn
