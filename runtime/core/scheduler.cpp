// Choosing who runs next, and switching to it.
#include "golearn/core/scheduler.hpp"

#include <algorithm>

#include "golearn/core/fiber_pool.hpp"
#include "golearn/core/go_policy.hpp"
#include "golearn/core/panic.hpp"

namespace golearn::core {
namespace {

constexpr std::uint32_t kFreeFibers = 64;
constexpr std::uint64_t kAllIds = std::uint64_t{1} << 62;

}  // namespace

// --- becoming runnable

Goroutine* Scheduler::allocate(Processor& p, Place where) {
  if (p.spare_goroutines.empty()) take_spare(p);
  Goroutine* g = p.spare_goroutines.take();
  if (p.next_id == p.last_id) {
    const std::uint64_t batch = parallel ? 16 : kAllIds;
    p.next_id = ids_.fetch_add(batch, std::memory_order_relaxed);
    p.last_id = p.next_id + batch;
  }
  g->id = ++p.next_id;
  g->parent = p.current ? p.current->id : 0;
  g->created_at = where;
  g->reason = WaitReason::none;
  return g;
}

// Any of them could be put into the global queue, and the queue cannot fail then.
[[gnu::noinline]] void Scheduler::take_spare(Processor& p) {
  const Registry::Batch batch = registry_.take();
  try {
    const std::size_t all = registry_.size();
    const SpinGuard guard(global_lock_, parallel);
    global_.reserve(all);
  } catch (const std::bad_alloc&) {
    registry_.give(batch);
    throw;
  }
  p.spare_goroutines.put(batch);
}

[[gnu::noinline]] void Scheduler::give_spare(Processor& p) { registry_.give(p.spare_goroutines.take_batch()); }

[[gnu::flatten]] void Scheduler::start(Processor& p, Goroutine* g) {
  ++p.spawned;
  p.alive.store(p.alive.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  make_runnable(p, g, Readied::spawned);
}

void Scheduler::ready(Processor& p, Goroutine* g) { make_runnable(p, g, Readied::woken); }

void Scheduler::make_runnable(Processor& p, Goroutine* g, Readied how) {
  if (p.wants(kWatched) && tell_runnable(p, *g, how)) [[unlikely]]
    return;
  enqueue(p, g);
}

void Scheduler::enqueue(Processor& p, Goroutine* g) {
  g->state.store(GoroutineState::runnable, std::memory_order_relaxed);
  Goroutine* kicked = p.queue.put_runnext(g, parallel);
  if (kicked) put_ring(p, kicked);
  if (!kicked && !wakes_as_go) return;
  wakep();
  if (wakes_as_go) let_searching_come(p);
}

// True if a strategy has taken it.
[[gnu::noinline]] bool Scheduler::tell_runnable(Processor& p, Goroutine& g, Readied how) {
  g.state.store(GoroutineState::runnable, std::memory_order_relaxed);
  if (p.wants(kObserved)) {
    const bool spawned = how == Readied::spawned;
    observe(p, {.kind = spawned ? EventKind::spawn : EventKind::ready,
                .other = g.id,
                .where = spawned ? g.created_at : g.left_at()});
  }
  if (!config.strategy) return false;
  if (how == Readied::spawned) g.come_under_control(p.current);
  config.strategy->ready(g, how);
  return true;
}

void Scheduler::tell_park(Processor& p, Goroutine& g, Wait wait, Operation after) {  // NOLINT(performance-*)
  if (p.wants(kControlled)) g.pending() = after;
  if (!p.wants(kObserved)) return;
  observe(p, {.kind = EventKind::block,
              .reason = wait.reason,
              .object = wait.object ? number(*wait.object) : ObjectId{},
              .where = wait.where,
              .objects = wait.objects});
}

void Scheduler::put_ring(Processor& p, Goroutine* g) {
  while (!p.queue.put(g)) {
    RunQueue::Half older;
    if (!p.queue.spill_half(older)) continue;  // thieves made room meanwhile
    put_global(older);
    return put_global({&g, 1});
  }
}

void Scheduler::put_global(std::span<Goroutine* const> those) {
  const SpinGuard guard(global_lock_, parallel);
  for (Goroutine* g : those) global_.push(g);
  global_size_.store(static_cast<std::uint32_t>(global_.size()), std::memory_order_relaxed);
}

// --- choosing

[[gnu::noinline]] Goroutine* Scheduler::take_global(Processor& p, std::uint32_t most) {
  const SpinGuard guard(global_lock_, parallel);
  const auto size = static_cast<std::uint32_t>(global_.size());
  if (size == 0) return nullptr;
  const std::uint32_t share = size / static_cast<std::uint32_t>(procs) + 1;
  const std::uint32_t count = std::min({most, size, share});
  if (count >= Takings::kMany && weighs_takings())
    p.takings.take(count, Takings::now(), p.turns.load(std::memory_order_relaxed));
  Goroutine* first = global_.pop();
  if (count > 1) p.queue.fill(count - 1, [&] { return global_.pop(); });
  global_size_.store(size - count, std::memory_order_relaxed);
  return first;
}

void Scheduler::run_timers(Processor& p) {
  const std::int64_t due = p.timers->next_due();
  if (due == kNever) return;
  const std::int64_t now = clock.now();
  if (due <= now) run_due(p, *p.timers, now);
}

// The flag is only a hint to look: what it is about is read under the mutex.
void Scheduler::run_posts(Processor& p) {
  std::vector<std::function<void()>> posts;
  {
    const std::lock_guard lock(mutex_);
    posts.swap(posts_);
    for (const auto& each : processors_) each->attention.fetch_and(~kPosted, std::memory_order_relaxed);
  }
  Goroutine* const leaving = std::exchange(p.current, nullptr);
  for (const auto& work : posts) work();
  p.current = leaving;
}

void Scheduler::begin_slice(Processor& p) {
  p.tick.store(p.tick.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  if (clock.is_virtual()) p.slice_began = clock.now();
}

// Anything due first; then Go's order. Only a goroutine from the next slot inherits the time slice.
Goroutine* Scheduler::pick_from_queues(Processor& p) {
  const bool global = global_size_.load(std::memory_order_relaxed) != 0;
  Goroutine* g = nullptr;
  if (global && p.tick.load(std::memory_order_relaxed) % go_policy::kGlobalEvery == 0) g = take_global(p, 1);
  if (!g) {
    if (Goroutine* next = p.queue.take_runnext(parallel)) return next;
    g = p.queue.take(parallel);
    if (g) p.queue.expect_next();
  }
  if (!g && global_size_.load(std::memory_order_relaxed) != 0) g = take_global(p, go_policy::kGlobalBatch);
  if (g) begin_slice(p);
  return g;
}

Goroutine* Scheduler::pick(Processor& p) {
  if (p.wants(kStop | kRest | kControlled | kPosted)) [[unlikely]]
    return pick_otherwise(p);
  run_timers(p);
  return pick_from_queues(p);
}

[[gnu::noinline]] Goroutine* Scheduler::pick_otherwise(Processor& p) {
  if (p.wants(kStop | kRest)) return nullptr;
  if (p.wants(kPosted)) run_posts(p);
  run_timers(p);
  if (!config.strategy) return pick_from_queues(p);
  Choice choice = config.strategy->next();
  while (choice.time_passes) {
    clock.jump(p.timers->next_due() + Clock::kWakeLatency);
    run_timers(p);
    choice = config.strategy->next();
  }
  if (choice.abandon) stop(Ending::interrupted, "", 0);
  if (choice.goroutine && !choice.inherits_slice) begin_slice(p);
  return choice.goroutine;
}

// --- switching

Fiber& Scheduler::fiber_for(Processor& p, Goroutine& g) {
  if (g.fiber) return *g.fiber;
  const bool is_main = g.id == kMain;
  if (!is_main && p.free_fibers.size == 0) p.free_fibers = fiber_pool::take(stacks_);
  Fiber* fiber = is_main ? fiber_pool::take_one(main_stack_) : p.free_fibers.take();
  try {
    if (!fiber) fiber = make_fiber(goroutine_loop, is_main ? main_stack_ : stacks_);
  } catch (const std::bad_alloc&) {
    const GoroutineInfo culprit{.id = g.id, .parent = g.parent, .created_at = g.created_at};
    stop(Ending::fatal, "out of memory: no room for another goroutine's stack", 2, &culprit);
    return *p.home;
  }
  fiber->goroutine = &g;
  g.fiber = fiber;
  return *fiber;
}

bool Scheduler::still_being_left(const Goroutine& g) const {
  const Fiber* fiber = g.fiber;
  return parallel && fiber && fiber->on_cpu.load(std::memory_order_acquire);
}

void Scheduler::enter(Processor& p, Goroutine& g) {
  p.current = &g;
  p.turns.store(p.turns.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  g.state.store(GoroutineState::running, std::memory_order_relaxed);
  const bool first = g.fiber == nullptr;
  if (!g.system) {
    ++p.stats.picked;
    if (first) ++p.stats.started;
  }
  if (p.wants(kObserved)) [[unlikely]]
    tell_entered(p, g, first);
}

[[gnu::noinline]] void Scheduler::tell_entered(Processor& p, const Goroutine& g, bool first) {
  if (g.system) return;
  observe(p, {.kind = first ? EventKind::start : EventKind::resume, .where = first ? g.created_at : g.left_at()});
}

// From here on others may wait for g's fiber to be left. So this must not wait for another fiber first: two
// goroutines that chose each other would wait for ever. The thread's own fiber, which nobody waits for, does it.
[[gnu::flatten]] void Scheduler::suspend(Processor& p, Goroutine& g) { switch_over(p, g, pick(p)); }

// To `next`, or to the thread's own fiber if it is null.
void Scheduler::switch_over(Processor& p, Goroutine& g, Goroutine* next) {
  Fiber& mine = *g.fiber;
  if (next && next != &g && still_being_left(*next)) p.awaited = std::exchange(next, nullptr);
  if (next) {
    enter(p, *next);
    if (next == &g) return;
    switch_to(mine, fiber_for(p, *next));
  } else {
    p.current = nullptr;
    switch_to(mine, *p.home);
  }
}

void Scheduler::yield(Processor& p, Readied why) {
  Goroutine& g = *p.current;
  g.state.store(GoroutineState::runnable, std::memory_order_relaxed);
  if (!p.wants(kWatched) || !tell_yield(p, g, why)) [[likely]] {
    Goroutine* const one = &g;
    put_global({&one, 1});
    wakep();
  }
  suspend(p, g);
}

// True if a strategy has taken it.
[[gnu::noinline]] bool Scheduler::tell_yield(Processor& p, Goroutine& g, Readied why) {
  if (p.wants(kObserved)) {
    observe(p, {.kind = why == Readied::yielded ? EventKind::yield : EventKind::preempt, .where = g.left_at()});
  }
  if (config.strategy) config.strategy->ready(g, why);
  return config.strategy != nullptr;
}

void Scheduler::goyield(Processor& p) {
  Goroutine& g = *p.current;
  g.state.store(GoroutineState::runnable, std::memory_order_relaxed);
  if (config.strategy) {
    config.strategy->ready(g, Readied::yielded);
  } else {
    put_ring(p, &g);
  }
  suspend(p, g);
}

// --- the life of a fiber: one goroutine after another

[[gnu::noinline]] void Scheduler::tell_ended(Processor& p, const Goroutine& g) {
  if (!g.system) observe(p, {.kind = EventKind::end, .where = g.created_at});
}

void Scheduler::retire(Processor& p, Goroutine* g) {
  if (p.wants(kObserved)) [[unlikely]]
    tell_ended(p, *g);
  if (!g->system) p.alive.store(p.alive.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
  g->fiber = nullptr;
  g->has_left = false;
  g->unwind = false;
  g->defiant = 0;
  g->system = false;
  g->state.store(GoroutineState::dead, std::memory_order_relaxed);
  if (p.spare_goroutines.full()) [[unlikely]]
    give_spare(p);
  p.spare_goroutines.put(g);
}

// `fiber` is still running when it is pushed: it is not given to the shared pool, only those pushed before it.
void Scheduler::release_fiber(Processor& p, Fiber& fiber) {
  if (p.free_fibers.size >= kFreeFibers && parallel) fiber_pool::give(std::exchange(p.free_fibers, {}));
  fiber.goroutine = nullptr;
  if (fiber.stack != stacks_) [[unlikely]] {
    fiber.next_free = nullptr;
    main_fiber_ = &fiber;
    return;
  }
  p.free_fibers.put(fiber);
}

[[gnu::flatten]] void goroutine_loop(Fiber& fiber) {
  for (;;) {
    here().scheduler->run_task(*fiber.goroutine);
    Processor& p = here();
    Scheduler& scheduler = *p.scheduler;
    scheduler.retire(p, fiber.goroutine);
    p.current = nullptr;
    Goroutine* next = scheduler.pick(p);
    if (next) scheduler.enter(p, *next);
    if (next && !next->fiber && next->id != kMain) {
      next->fiber = &fiber;
      fiber.goroutine = next;
      continue;
    }
    scheduler.release_fiber(p, fiber);
    switch_to(fiber, next ? scheduler.fiber_for(p, *next) : *p.home);
  }
}

// What ends the program is an operation like others: a strategy may let somebody go first.
bool Scheduler::announce_end(Goroutine& g) {
  Processor& p = here();
  return !p.wants(kControlled | kStop) || attend(p, {EventKind::end, kProgram, g.left_at()}, true);
}

void Scheduler::run_task(Goroutine& g) {
  try {
    g.task.run();
    if (g.id == kMain) end_of_main(g);
  } catch (const Unwind&) {
  } catch (const GoexitException&) {
    if (g.id == kMain) main_gone_ = true;
  } catch (...) {
    end_of_exception(g);
  }
  g.task.clear();
}

// These two apart, for what they need would be part of the frame that lies on every stack.
[[gnu::noinline]] void Scheduler::end_of_main(Goroutine& g) {
  if (announce_end(g)) stop(Ending::returned, "", 0);
}

[[gnu::noinline]] void Scheduler::end_of_exception(Goroutine& g) {
  end_of_panic(g, current_exception_as_panic(g.created_at));
}

void Scheduler::end_of_panic(Goroutine& g, const PanicValue& panic) {
  if (!announce_end(g)) return;
  const GoroutineInfo culprit{.id = g.id, .parent = g.parent, .created_at = g.created_at, .at = panic.where};
  if (here().wants(kObserved)) {
    observe(here(), {.kind = EventKind::panic, .text = panic.text, .where = panic.where});
  }
  stop(Ending::panicked, panic.report(), 2, &culprit);
}

// The program has ended, so the thread's own fiber looks for nothing more to run. What the goroutine's function holds
// is let go of here, while operations still do nothing, and not with the registry.
void Scheduler::abandon(Goroutine& g) {
  g.unwind = true;
  g.task.clear();
  Processor& p = here();
  p.alive.store(p.alive.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
  g.state.store(GoroutineState::dead, std::memory_order_relaxed);
  p.current = nullptr;
  switch_to(*std::exchange(g.fiber, nullptr), *p.home);
  std::abort();
}

}  // namespace golearn::core
