// What a processor does when its own queue is empty: look for work elsewhere, then sleep.
#include "golearn/core/scheduler.hpp"

#include <algorithm>

namespace golearn::core {

void Scheduler::drive(Processor& p) {
  while (Goroutine* g = find(p)) {
    enter(p, *g);
    Fiber& fiber = fiber_for(p, *g);
    if (&fiber != p.home) switch_to(*p.home, fiber);
    p.current = nullptr;
  }
}

Goroutine* Scheduler::find(Processor& p) {
  while (!p.wants(kStop)) {
    if (p.wants(kRest)) {
      rest(p);
      continue;
    }
    Goroutine* g = std::exchange(p.awaited, nullptr);
    if (!g && weighs_takings()) pause(p);
    if (!g) g = pick(p);
    if (!g && parallel) g = spin(p);
    if (!g && parallel && run_due_of_others(p)) continue;
    if (g) {
      stop_spinning(p);
      return g;
    }
    if (lingers(p)) continue;
    idle(p);
    if (clock.is_virtual()) p.slice_began = clock.now();  // whoever runs next has not used the time slept away
  }
  return nullptr;
}

// It gives its core to another thread meanwhile, if one wants it.
bool Scheduler::lingers(const Processor& p) const {
  if (!p.spinning || !weighs_takings() || !p.takings.lingers(Takings::now())) return false;
  std::this_thread::yield();
  return true;
}

// At most one searcher for each pair of busy processors: more would only fight over the same queues. Where speed counts
// next slots are tried once, by who has just run out of work: whoever was woken for a ring, or lingers, would tear
// apart those who hand each other on.
Goroutine* Scheduler::spin(Processor& p) {
  const int last = wakes_as_go || !p.spinning ? 0 : 1;
  if (!p.spinning) {
    const int busy = gomaxprocs() - idle_count_.load(std::memory_order_relaxed);
    if (2 * spinning_.load(std::memory_order_relaxed) >= busy) return nullptr;
    p.spinning = true;
    spinning_.fetch_add(1, std::memory_order_relaxed);
  }
  for (int left = 3; left >= last; --left) {
    if (Goroutine* g = steal(p, left == 0)) return g;
    for (int i = 0; i < 20; ++i) spin_pause();
  }
  return nullptr;
}

Goroutine* Scheduler::steal(Processor& p, bool last_try) {
  const auto count = static_cast<std::uint32_t>(procs);
  const std::uint32_t first = p.rng.below(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Processor& victim = *processors_[(first + i) % count];
    if (&victim == &p) continue;
    Goroutine* g = victim.queue.steal_into(p.queue, p.stats.stolen);
    if (!g) {
      g = steal_next(victim, last_try);
      if (g) ++p.stats.stolen;
    }
    if (g) {
      if (weighs_takings())
        p.takings.take(p.queue.ring_size() + 1, Takings::now(), p.turns.load(std::memory_order_relaxed));
      begin_slice(p);
      return g;
    }
  }
  return nullptr;
}

// Before it takes from others again: a pause, if what it took last was not worth it and somebody else runs. It counts
// as searching meanwhile, so that nobody wakes another one to do the same, and as resting: its queue is empty.
void Scheduler::pause(Processor& p) {
  if (p.queue.ring_size() > 0 || p.queue.peek_runnext()) return;
  const std::int64_t pause = p.takings.settle(Takings::now(), p.turns.load(std::memory_order_relaxed));
  if (pause == 0) return;
  std::unique_lock lock(mutex_);
  if (running() < 2 || stopping_.load(std::memory_order_relaxed)) return;
  if (!std::exchange(p.spinning, true)) spinning_.fetch_add(1, std::memory_order_relaxed);
  begin_rest(p);
  lock.unlock();
  auto end = std::chrono::steady_clock::now() + std::chrono::nanoseconds(pause);
  if (const std::int64_t due = p.timers->next_due(); due != kNever) end = std::min(end, clock.deadline(due));
  p.parker.sleep_until(end);
  lock.lock();
  leave_rest(p);
}

// What lies in a next slot runs there soon, as a rule. As Go does, the last try gives it 3 µs to be gone. Two that hand
// each other on are gone and there again; so where speed counts, the victim must have run one goroutine all the time.
Goroutine* Scheduler::steal_next(Processor& victim, bool last_try) const {
  constexpr auto kSoon = std::chrono::microseconds(3);
  if (Goroutine* stale = victim.stale_runnext.exchange(nullptr, std::memory_order_relaxed)) {
    return victim.queue.steal_runnext(stale) ? stale : nullptr;
  }
  Goroutine* next = last_try ? victim.queue.peek_runnext() : nullptr;
  if (!next) return nullptr;
  if (wakes_as_go) {
    std::this_thread::sleep_for(kSoon);
  } else {
    const std::uint32_t turns = victim.turns.load(std::memory_order_relaxed);
    const auto end = std::chrono::steady_clock::now() + kSoon;
    while (std::chrono::steady_clock::now() < end) spin_pause();
    const bool is_new = turns == 0;  // main is about to begin there
    if (is_new || victim.turns.load(std::memory_order_relaxed) != turns) return nullptr;
  }
  return victim.queue.steal_runnext(next) ? next : nullptr;
}

// Whoever was spinning and found something passes the search on: there may be more.
void Scheduler::stop_spinning(Processor& p) {
  if (leave_spinning(p)) wakep();
}

// True if it was the last one that searched.
bool Scheduler::leave_spinning(Processor& p) {
  return std::exchange(p.spinning, false) && spinning_.fetch_sub(1, std::memory_order_relaxed) == 1;
}

// As in Go: what was put into a queue is put there before it is asked whether somebody searches.
void Scheduler::wakep() {
  if (wakes_as_go) std::atomic_thread_fence(std::memory_order_seq_cst);
  if (!parallel || idle_count_.load(std::memory_order_relaxed) == 0) return;
  if (spinning_.load(std::memory_order_relaxed) != 0) return;
  Processor* p = nullptr;
  {
    const std::lock_guard lock(mutex_);
    p = take_idle();
  }
  if (p) p->parker.wake();
}

// It takes the operating system some 50 µs to bring a thread. Go's programs are slow enough for it to come before what
// it was woken for has been run here; ours run on in a few microseconds, and hardly any order but one would be seen. So
// whoever makes a goroutine ready while another processor searches stands still, half the times, until that one has
// found work, for a time that is drawn.
void Scheduler::let_searching_come(Processor& p) const {
  if (spinning_.load(std::memory_order_relaxed) != 0) stand_still(p, true);
}

// So does a line: the first ones of a Go program, or after a sleep, take tens of microseconds to be written.
void Scheduler::let_others_print(Processor& p) const {
  if (idle_count_.load(std::memory_order_relaxed) + 1 < procs) stand_still(p, false);
}

void Scheduler::stand_still(Processor& p, bool while_searched) const {
  constexpr std::uint32_t kLongest = 150'000;  // ns
  if (clock.is_virtual() || p.rng.below(2) == 0) return;
  const auto end = std::chrono::steady_clock::now() + Duration(p.rng.below(kLongest));
  while (std::chrono::steady_clock::now() < end && !stopping_.load(std::memory_order_relaxed)) {
    if (while_searched && spinning_.load(std::memory_order_relaxed) == 0) return;
    std::this_thread::yield();
  }
}

// Under mutex_: a processor that is idle no more, for the caller to wake; null if none was. It counts as spinning from
// now on, so that one hint wakes one processor.
Processor* Scheduler::take_idle() {
  Processor* p = idle_list_;
  if (!p) return nullptr;
  leave_idle(*p);
  if (parallel && !std::exchange(p->spinning, true)) spinning_.fetch_add(1, std::memory_order_relaxed);
  p->woken.store(true, std::memory_order_release);  // the last: from now on it may run
  return p;
}

// Under mutex_, where it does not matter that the woken one wants it too.
void Scheduler::wake_one() {
  if (Processor* p = take_idle()) p->parker.wake();
}

// Under mutex_.
void Scheduler::leave_idle(Processor& p) {
  for (Processor** at = &idle_list_; *at; at = &(*at)->next_idle) {
    if (*at != &p) continue;
    *at = p.next_idle;
    idle_count_.fetch_sub(1, std::memory_order_relaxed);
    running_changed();
    return;
  }
}

void Scheduler::post(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  if (stopping_.load(std::memory_order_relaxed)) return;
  posts_.push_back(std::move(work));
  for (const auto& each : processors_) each->attention.fetch_or(kPosted, std::memory_order_relaxed);
  wake_one();
}

void Scheduler::idle(Processor& p) {
  std::unique_lock lock(mutex_);
  const bool searched = p.spinning;
  leave_spinning(p);
  if (stopping_.load(std::memory_order_relaxed) || global_size_.load(std::memory_order_relaxed) != 0) return;
  if (!posts_.empty()) return;
  p.woken.store(false, std::memory_order_relaxed);
  p.next_idle = idle_list_;
  idle_list_ = &p;
  idle_count_.fetch_add(1, std::memory_order_relaxed);
  running_changed();
  if (searched && wakes_as_go && overlooked(p)) return leave_idle(p);
  if (!all_idle() || nothing_runs(lock)) wait_for_work(p, lock);
  if (p.woken.load(std::memory_order_acquire)) return;
  if (!lock.owns_lock()) lock.lock();
  if (!p.woken.load(std::memory_order_relaxed)) leave_idle(p);
}

// Under mutex_, `p` counted as idle: whether it could still find work elsewhere. Only what is empty at this moment is
// sure to wake it when it gets something.
bool Scheduler::overlooked(const Processor& p) const {
  std::atomic_thread_fence(std::memory_order_seq_cst);
  if (global_size_.load(std::memory_order_relaxed) != 0) return true;
  return std::ranges::any_of(processors_, [&](const auto& each) {
    return each.get() != &p && (each->queue.ring_size() > 0 || each->queue.peek_runnext());
  });
}

// Under a strategy the processors are simulated, and only their number changes.
void Scheduler::set_gomaxprocs(Processor& p, int count) {
  if (config.strategy) return gomaxprocs_.store(count, std::memory_order_relaxed);
  count = std::min(count, procs);
  {
    const std::lock_guard lock(mutex_);
    gomaxprocs_.store(count, std::memory_order_relaxed);
    for (const auto& each : processors_) {
      const bool rests = each->id >= count;
      if (rests == each->wants(kRest)) continue;
      each->attention.fetch_xor(kRest, std::memory_order_relaxed);
      if (!rests) leave_rest(*each);
      leave_idle(*each);
      each->woken.store(true, std::memory_order_release);
      each->parker.wake();
    }
  }
  if (p.wants(kRest)) yield(p, Readied::preempted);
}

// All that waits here to run, to the global queue.
void Scheduler::hand_over(Processor& p) {
  const auto hand = [this](Goroutine* g) {
    if (g) put_global({&g, 1});
    return g != nullptr;
  };
  hand(std::exchange(p.awaited, nullptr));
  hand(p.queue.take_runnext(parallel));
  while (hand(p.queue.take(parallel))) {
  }
}

// A processor that was the last to run anything wakes another before it rests: what it handed over is seen, and so is
// that nothing is left.
void Scheduler::rest(Processor& p) {
  hand_over(p);
  std::unique_lock lock(mutex_);
  leave_spinning(p);
  begin_rest(p);
  computing_ > 0 && all_idle() ? let_time_pass() : wake_one();
  const auto called_back = [&] { return !p.resting || !p.wants(kRest); };
  sleep_until(p, lock, called_back);
  leave_rest(p);
}

// Under mutex_.
void Scheduler::begin_rest(Processor& p) {
  p.resting = true;
  resting_.fetch_add(1, std::memory_order_relaxed);
  running_changed();
}

// Under mutex_. From the moment it is called back a processor counts as running, so that no virtual time passes until
// it has looked for work. It then leaves rest() in any case: sent to rest once more meanwhile, it comes there again,
// and is counted again.
void Scheduler::leave_rest(Processor& p) {
  if (!std::exchange(p.resting, false)) return;
  resting_.fetch_sub(1, std::memory_order_relaxed);
  running_changed();
}

// Under mutex_, in the same breath as the count.
void Scheduler::running_changed() { running() > 1 ? alone.end(processors_) : alone.begin(); }

// Under mutex_, all processors idle, or computing in virtual time. False when there is something to do after all: the
// clock has jumped to the next timer, or the program has just been declared dead.
bool Scheduler::nothing_runs(std::unique_lock<std::mutex>& lock) {
  if (Goroutine* g = race_gap_.release()) {
    put_global({&g, 1});
    return false;
  }
  if (computing_ > 0) {
    let_time_pass();
    return true;
  }
  const std::int64_t due = next_due();
  if (due != kNever && timers_can_help()) {
    if (!clock.is_virtual()) return true;
    clock.jump(due + Clock::kWakeLatency);
    return false;
  }
  const bool may_be_woken = may_be_woken_from_outside();
  if (may_be_woken && !config.isolated) return true;
  lock.unlock();
  if (may_be_woken) {
    stop(Ending::awaiting_signal, "", 0);
    return false;
  }
  stop(Ending::deadlocked,
       main_gone_ && alive() == 0 ? "no goroutines (main called runtime.Goexit) - deadlock!"
                                  : "all goroutines are asleep - deadlock!",
       2);
  return false;
}

// Under mutex_, which is free meanwhile.
void Scheduler::sleep_until(Processor& p, std::unique_lock<std::mutex>& lock, const std::function<bool()>& done) {
  while (!done() && !stopping_.load(std::memory_order_relaxed)) {
    lock.unlock();
    p.parker.sleep();
    lock.lock();
  }
}

// Under mutex_, which is free afterwards. One idle processor at least sleeps no longer than until the next timer.
void Scheduler::wait_for_work(Processor& p, std::unique_lock<std::mutex>& lock) {
  const auto done = [&] {
    return p.woken.load(std::memory_order_acquire) || stopping_.load(std::memory_order_relaxed);
  };
  const std::int64_t due = next_due();
  const bool until_due = !clock.is_virtual() && due < idle_wakes_at_;
  if (until_due) idle_wakes_at_ = due;
  lock.unlock();
  if (!until_due) {
    while (!done()) p.parker.sleep();
    return;
  }
  const auto deadline = clock.deadline(due + Clock::kWakeLatency);
  while (!done() && p.parker.sleep_until(deadline)) {
  }
  lock.lock();
  if (idle_wakes_at_ == due) idle_wakes_at_ = kNever;
  lock.unlock();
}

}  // namespace golearn::core
