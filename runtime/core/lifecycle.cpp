// The beginning and the end of a program.
#include <unistd.h>

#include <algorithm>

#include "golearn/core/fiber_pool.hpp"
#include "golearn/core/go_policy.hpp"
#include "golearn/core/panic.hpp"
#include "golearn/core/scheduler.hpp"
#include "golearn/core/stack.hpp"
#include "golearn/core/terminate.hpp"

namespace golearn::core {
namespace {

constexpr std::size_t kFibersKept = 256;

int resolve_procs(int wanted) { return wanted > 0 ? wanted : default_procs(); }

// Never 0, which is no run. Only an object that no run has used for as many runs as this counts would be taken for
// one of the present run's.
std::uint64_t next_run() {
  static std::atomic<std::uint64_t> runs{0};
  return 1 + runs.fetch_add(1, std::memory_order_relaxed) % (Identity::kRuns - 1);
}

struct TimeLimit : TimerNode {
  explicit TimeLimit(Scheduler& owner) : scheduler(&owner) {
    helps = [](const TimerNode&) { return false; };
    fire = [](TimerNode& node) { static_cast<TimeLimit&>(node).scheduler->stop(Ending::timed_out, "", 0); };
  }
  Scheduler* scheduler;
};

}  // namespace

Scheduler::Scheduler(const Config& wanted)
    : clock(wanted.strategy ? ClockMode::simulated : wanted.clock, wanted.speed, wanted.strategy != nullptr),
      alone(!wanted.strategy && resolve_procs(wanted.procs) > 1 && !clock.is_virtual() &&
            wanted.wakes == Wakes::sparing),
      config(wanted),
      seed(wanted.seed ? wanted.seed : static_cast<std::uint64_t>(clock.wall(0))),
      procs(wanted.strategy ? 1 : resolve_procs(wanted.procs)),
      parallel(procs > 1),
      wakes_as_go(parallel && wanted.wakes == Wakes::as_go),
      values(wanted.observer ? wanted.observer->wants_values() : Values::none),
      stacks_(wanted.stack_size),
      main_stack_(wanted.main_stack_size),
      gomaxprocs_(resolve_procs(wanted.procs)),
      run_(next_run()),
      race_gap_(seed) {
  for (int i = 0; i < procs; ++i) {
    auto p = std::make_unique<Processor>(parallel);
    p->id = i;
    if (clock.is_virtual() && i > 0) p->timers = processors_.front()->timers;
    p->scheduler = this;
    p->alone = &alone;
    p->rng.reseed(seed + static_cast<std::uint64_t>(i));
    std::uint32_t bits = 0;
    if (clock.is_virtual()) bits |= kVirtual;
    if (config.strategy) bits |= kControlled;
    if (config.observer) bits |= kObserved;
    p->attention.store(bits, std::memory_order_relaxed);
    processors_.push_back(std::move(p));
  }
}

Scheduler::~Scheduler() = default;

void Scheduler::set_up(Processor& p) {
  p.home = &thread_fiber();
  catch_stack_overflow();
  catch_terminate();
  set_here(&p);
}

// What there is when a Go program's main begins. It shows: the ring overflows that much sooner.
void Scheduler::start_system_goroutines(Processor& p) {
  if (config.strategy && !config.strategy->wants_system_goroutines()) return;
  p.tick.store(go_policy::kSlicesBeforeMain, std::memory_order_relaxed);
  for (std::uint32_t i = 0; i < go_policy::kSystemGoroutines; ++i) {
    Goroutine* g = allocate(p, Place{});
    g->id = 0;
    g->system = true;
    g->task.set([] {});
    g->state.store(GoroutineState::runnable, std::memory_order_relaxed);
    if (config.strategy) {
      config.strategy->ready(*g, Readied::spawned);
    } else {
      put_ring(p, g);
    }
  }
  ids_.store(0, std::memory_order_relaxed);
  p.next_id = p.last_id = 0;
}

void Scheduler::serve(Processor& p) {
  if (!config.counts_cores) return drive(p);
  const CoreTime before = core_time();
  drive(p);
  p.stats.core = core_time() - before;
}

// Time begins when all threads are there: what it takes to start them is not the program's. Until then they wait for
// the mutex.
void Scheduler::start_threads() try {
  const std::lock_guard all_are_there(mutex_);
  for (int i = 1; i < procs; ++i) {
    threads_.emplace_back([this, i] {
      Processor& p = *processors_[static_cast<std::size_t>(i)];
      set_up(p);
      { const std::lock_guard begun(mutex_); }
      serve(p);
      fiber_pool::give(std::exchange(p.free_fibers, {}));
      set_here(nullptr);
    });
    processors_[static_cast<std::size_t>(i)]->thread = threads_.back().native_handle();
  }
  if (parallel || !clock.is_virtual()) threads_.emplace_back([this] { monitor(); });
  clock.begin();
} catch (const std::exception& error) {
  stop(Ending::fatal, std::string("cannot start another thread: ") + error.what(), 2);
}

Outcome Scheduler::run(Task&& main, Place where) {
  Processor& p = *processors_.front();
  p.thread = pthread_self();
  set_up(p);
  if (config.strategy) config.strategy->begin(*p.timers);
  start_system_goroutines(p);
  TimeLimit limit(*this);
  if (config.time_limit.count() > 0) {
    p.timers->add(limit, config.time_limit.count());
  }
  Goroutine* g = allocate(p, where);
  g->task.set([&main] { main.run(); });
  start(p, g);
  start_threads();

  serve(p);

  // The monitor, the last one started, first: it names the other threads, which a joined thread no longer allows.
  for (; !threads_.empty(); threads_.pop_back()) threads_.back().join();
  SignalTaker* taker = signals();
  const bool may_be_signalled = taker && taker->end();
  // What stop() wrote, perhaps on a thread that is none of ours, is whole once its lock is free.
  { const std::lock_guard whole(mutex_); }
  p.timers->remove(limit);  // it is none of the program's
  for (const auto& each : processors_) outcome_.timers_set += each->own_timers.set();
  if (config.time_limit.count() > 0) --outcome_.timers_set;
  outcome_.timers_pending = next_due() != kNever || may_be_signalled || open_bridges.load() > 0;
  for (GoroutineInfo& info : survivors()) outcome_.goroutines.push_back(info);
  unwind_all(p);
  outcome_.procs = gomaxprocs();
  outcome_.race_gaps = race_gap_.used();
  for (const auto& each : processors_) {
    outcome_.processors.push_back(each->stats);
    outcome_.spawned += each->spawned;
    outcome_.by_timers += each->stats.fired;
    outcome_.draws += each->stats.draws;
  }
  if (config.strategy) config.strategy->clear();
  fiber_pool::give(std::exchange(p.free_fibers, {}));
  if (main_fiber_) fiber_pool::give({.head = main_fiber_, .size = 1});
  set_here(nullptr);
  fiber_pool::trim(stacks_, kFibersKept);
  fiber_pool::trim(main_stack_, kFibersKept);
  return std::move(outcome_);
}

void Scheduler::stop(Ending ending, std::string message, int exit_status, const GoroutineInfo* culprit) {
  const std::lock_guard lock(mutex_);
  if (stopping_.exchange(true, std::memory_order_relaxed)) return;
  outcome_.ending = ending;
  outcome_.elapsed = Duration(clock.now());
  outcome_.message = std::move(message);
  outcome_.exit_status = exit_status;
  if (culprit) outcome_.goroutines.push_back(*culprit);
  for (const auto& p : processors_) {
    p->attention.fetch_or(kStop, std::memory_order_relaxed);
    p->parker.wake();
  }
  monitor_wake_.notify_all();
}

SignalTaker& Scheduler::signals_or(const std::function<std::unique_ptr<SignalTaker>()>& make) {
  const std::lock_guard lock(mutex_);
  if (!signals_owned_) {
    signals_owned_ = make();
    signals_.store(signals_owned_.get(), std::memory_order_release);
  }
  return *signals_owned_;
}

std::vector<GoroutineInfo> Scheduler::survivors() {
  std::vector<GoroutineInfo> alive = cut_off_;
  registry_.for_each([&](Goroutine& g) {
    if (g.system) return;
    GoroutineInfo info{.id = g.id, .parent = g.parent, .created_at = g.created_at, .at = g.left_at()};
    const bool waiting = g.state.load(std::memory_order_relaxed) == GoroutineState::waiting;
    info.state = waiting ? GoroutineState::waiting : GoroutineState::runnable;
    info.started = g.fiber != nullptr;
    if (waiting) info.reason = g.reason;
    alive.push_back(info);
  });
  std::ranges::sort(alive, {}, &GoroutineInfo::id);
  return alive;
}

// Every stack left is unwound here, one at a time, on this thread: destructors run, operations do nothing. Or they are
// dropped, but for main's.
void Scheduler::unwind_all(Processor& p) {
  for (const auto& each : processors_) each->own_timers.drop_all();
  to_drop.drop_all();
  FiberChain dropped;
  registry_.for_each([&](Goroutine& g) {
    g.system = true;  // its end is no event of the program
    g.unwind = true;
    if (!g.fiber) {
      g.task.clear();
      return retire(p, &g);
    }
    if (!config.unwinds && g.id != kMain) return dropped.put(*g.fiber);
    p.current = &g;
    switch_to(*p.home, *g.fiber);
    p.current = nullptr;
  });
  drop_fibers(dropped.head);
}

std::int64_t Scheduler::alive() const {
  std::int64_t total = 0;
  for (const auto& p : processors_) total += p->alive.load(std::memory_order_relaxed);
  return total;
}

void Scheduler::observe(Processor& p, Event event) {
  if (p.current && event.goroutine == 0) {
    if (p.current->system) return;
    event.goroutine = p.current->id;
  }
  event.processor = p.id;
  event.time = clock.now();
  config.observer->on(event);
}

ObjectId Scheduler::number(const Identity& object) {
  std::uint64_t word = object.word_.load(std::memory_order_relaxed);
  if (Identity::run_of(word) == run_) return Identity::id_of(word);
  const auto kind = static_cast<std::size_t>(Identity::kind_of(word));
  const std::uint64_t number = 1 + numbered_[kind].fetch_add(1, std::memory_order_relaxed);
  const std::uint64_t numbered = std::uint64_t{kind} << Identity::kKindShift | run_ << Identity::kRunShift | number;
  // Another processor may have been first: then its number holds, and this one is nobody's.
  if (object.word_.compare_exchange_strong(word, numbered, std::memory_order_relaxed)) word = numbered;
  return Identity::id_of(word);
}

void Scheduler::made(Processor& p, const Identity& object, std::int64_t capacity, Place where) {
  const ObjectId id = number(object);
  if (p.wants(kObserved)) observe(p, {.kind = EventKind::make, .object = id, .value = capacity, .where = where});
}

void Scheduler::tell(Processor& p, EventKind kind, const Identity& object, Place where, std::int64_t value,
                     std::uint64_t other, std::string_view text) {
  observe(p, {.kind = kind, .other = other, .object = number(object), .value = value, .text = text, .where = where});
}

// Under the lock that brings the lines into an order, so that their times have the same. If the program has ended while
// the line had to wait, the goroutine has come no further: it is cut off here, as by its next operation.
void Scheduler::print(std::string_view text, Place where) {
  Processor& p = here();
  if (wakes_as_go) let_others_print(p);
  std::unique_lock lock(output_mutex_);
  if (stopping_.load(std::memory_order_relaxed)) {
    lock.unlock();
    if (std::uncaught_exceptions() > 0 || !cut_off(*p.current, where)) return;
    throw Unwind{};
  }
  if (p.wants(kObserved)) {
    const bool line = text.ends_with('\n');
    observe(p, {.kind = EventKind::print, .text = text.substr(0, text.size() - (line ? 1 : 0)), .where = where});
  }
  const Printed printed{text, p.current->id, p.id, clock.now(), p.current->created_at};
  if (config.output) return config.output(printed);
  while (!text.empty()) {
    const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace golearn::core
