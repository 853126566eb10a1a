// The monitor: a thread that looks at the processors from outside, as Go's sysmon does. It ends time slices of
// 10 ms and makes good what hints have missed.
//
// It takes nothing and runs nothing: it sets bits of `attention`, names a stale next slot, and wakes the idle.
#include <ctime>
#include <numeric>

#include "golearn/core/go_policy.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {

struct Scheduler::Sample {
  clockid_t cpu_clock{};
  std::uint32_t tick = 0;
  Goroutine* next = nullptr;
  std::int64_t slice_used_from = 0;
  std::int64_t used = 0;  // of processor time, ns
};

namespace {

constexpr auto kPeriodBusy = std::chrono::milliseconds(1);
constexpr auto kPeriodIdle = std::chrono::milliseconds(20);
constexpr std::int64_t kTick = 1'000'000;  // of processor time, by which the race gap's patience is counted, ns

std::int64_t read(clockid_t clock) {
  timespec time{};
  if (clock_gettime(clock, &time) != 0) return 0;
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

// A slice is measured in the processor time of its thread: a machine that is busy with something else does not
// change the order in which goroutines run.
void Scheduler::look_at(Processor& p, Sample& before) {
  const std::uint32_t tick = p.tick.load(std::memory_order_relaxed);
  const std::int64_t used = read(before.cpu_clock);
  before.used = used;
  Goroutine* next = p.queue.peek_runnext();
  if (tick != before.tick) {
    before.tick = tick;
    before.slice_used_from = used;
  } else {
    if (used - before.slice_used_from > go_policy::kTimeSlice)
      p.attention.fetch_or(kPreempt, std::memory_order_relaxed);
    if (next && next == before.next) p.stale_runnext.store(next, std::memory_order_relaxed);
  }
  before.next = next;
  if (parallel && (p.queue.ring_size() > 0 || p.stale_runnext.load(std::memory_order_relaxed))) wakep();
}

void Scheduler::monitor() {
  std::vector<Sample> samples(processors_.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    pthread_getcpuclockid(processors_[i]->thread, &samples[i].cpu_clock);
  }
  std::int64_t counted = 0;  // of all processors' time
  std::unique_lock lock(mutex_);
  while (!stopping_.load(std::memory_order_relaxed)) {
    const bool nothing_to_see = all_idle();
    monitor_wake_.wait_for(lock, nothing_to_see ? kPeriodIdle : kPeriodBusy);
    if (nothing_to_see) continue;
    lock.unlock();
    for (std::size_t i = 0; i < samples.size(); ++i) look_at(*processors_[i], samples[i]);
    const std::int64_t used = std::accumulate(samples.begin(), samples.end(), std::int64_t{0},
                                              [](std::int64_t sum, const Sample& each) { return sum + each.used; });
    if (used - counted >= kTick) {
      counted = used;
      if (Goroutine* g = race_gap_.release_after_long()) put_global({&g, 1});
    }
    const bool overdue = !clock.is_virtual() && next_due() < clock.now();
    if (overdue || global_size_.load(std::memory_order_relaxed) > 0) wakep();
    lock.lock();
  }
}

}  // namespace golearn::core
