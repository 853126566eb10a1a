// The scheduler: Go's order of goroutines over `procs` processors.
//
// Rules (those of Go): `go` and every wake-up put the goroutine in the processor's next slot, and what was there
// goes to the ring's tail; a full ring moves its older half and the newcomer to the global queue; the next slot
// is taken first and inherits the rest of the time slice; every 61st slice looks at the global queue first; a
// yield goes to the global queue's tail; an idle processor steals half of another's ring.
//
// Invariants
//   * A runnable goroutine is in exactly one of: a next slot, a ring, the global queue, a processor's `awaited`, the
//     strategy, the race gap. Whoever finds all processors idle takes what is there.
//   * Only its owner puts into a processor's queue, and the owner empties it before going idle. So waking an
//     idle processor is a hint that buys parallelism, never needed for progress; a hint lost to a race is made
//     good by the monitor within a millisecond. With Wakes::as_go none is lost: whoever searched in vain counts as
//     idle before it looks at all queues once more.
//   * `idle_count_` changes under `mutex_`; a processor is counted only after it found its own queue empty and,
//     under the mutex, the global queue too. The global queue is filled by running processors, which look there
//     before they idle. So when all are idle nothing is runnable, and nothing can become so but through a timer or
//     from outside: with neither to come, that is a deadlock.
//   * A processor that rests (kRest) has emptied its queue into the global one and has woken an idle processor, if
//     there is one, after it stopped being idle itself: so it is never the last to find that nothing runs.
//   * A processor that pauses rests for a while with its queue empty, no longer than until its next timer, and only if
//     under the mutex another one runs.
//   * Who is woken is first taken off the idle list, under the mutex. `woken` is written last, and from then on nothing
//     of that processor but its Parker's token, which may come late and then wakes it once in vain.
//   * What is posted from outside is put down under `mutex_`, with one idle processor woken. A processor that is about
//     to sleep looks for it under the mutex, after which whoever posts finds it idle; the others look whenever they
//     choose whom to run next, and a goroutine that keeps its processor is made to choose after its time slice.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "golearn/core/clock.hpp"
#include "golearn/core/config.hpp"
#include "golearn/core/end_list.hpp"
#include "golearn/core/global_queue.hpp"
#include "golearn/core/identity.hpp"
#include "golearn/core/observer.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/core/processor.hpp"
#include "golearn/core/race_gap.hpp"
#include "golearn/core/registry.hpp"
#include "golearn/core/strategy.hpp"

namespace golearn {

struct PanicValue;

namespace core {

/// The body of every fiber that runs goroutines, one after another.
[[noreturn]] void goroutine_loop(Fiber& fiber);

/// What a goroutine waits for.
struct Wait {
  WaitReason reason = WaitReason::none;
  const Identity* object = nullptr;  // the channel, lock or group; null for a sleep, or what is nil
  Place where;
  std::span<const ObjectId> objects = {};  // of a select: its channels
};

/// The layer above that deals with signals, as a program's run sees it.
class SignalTaker {
 public:
  virtual ~SignalTaker() = default;
  /// From any thread: see Runtime::deliver().
  virtual bool deliver(int signal) = 0;
  /// The program has ended, and no goroutine runs any more. Whether a signal could still have woken one.
  virtual bool end() = 0;
};

class Scheduler {
 public:
  explicit Scheduler(const Config& config);
  ~Scheduler();

  /// Runs `main` as goroutine 1 to the end of the program. Call once, on the thread that becomes processor 0.
  Outcome run(Task&& main, Place where);

  // --- for a goroutine, on its own processor
  /// A goroutine with an id, for its task to be set; then start() it.
  Goroutine* allocate(Processor& p, Place where);
  void start(Processor& p, Goroutine* g);
  /// Makes a waiting goroutine runnable.
  void ready(Processor& p, Goroutine* g);
  /// The same where it is known that nobody samples.
  void enqueue(Processor& p, Goroutine* g);
  /// Gives the processor up until ready(): state and wait reason are already set. May return on another thread.
  void suspend(Processor& p, Goroutine& g);
  /// Before the goroutine parks, when somebody samples: tells the observer, and the strategy what comes `after`.
  /// By value: so the two are built in memory only when it is called.
  void tell_park(Processor& p, Goroutine& g, Wait wait, Operation after);
  /// To the back of the global queue (Gosched, or the end of the time slice).
  void yield(Processor& p, Readied why);
  /// To the tail of the own ring: the next slot goes first. Go: `goyield`.
  void goyield(Processor& p);
  /// Computes for at most `most` ns of program time, and no longer than the time slice: how much it was.
  std::int64_t compute(Processor& p, std::int64_t most);
  /// On several processors, before a look at `variable`: whether others are to come in between it and what is done
  /// because of it. If so, put_aside() must follow.
  bool opens_race_gap(Processor& p, const Identity& variable, RaceGap::Of kind) {
    race_gap_.let_late_one_pass([&] { return p.wants(kStop); });
    return gomaxprocs() > 1 && race_gap_.opens(variable, kind, p.rng);
  }
  /// Behind the look: lets them.
  void put_aside(Processor& p, Place where);
  /// Behind what was done: who was preempted in its favour may go on elsewhere.
  void race_gap_is_over() {
    race_gap_.late_one_is_written();
    wakep();
  }
  /// `variable` was written. May switch.
  void wrote(Processor& p, const Identity& variable, Place where) {
    if (race_gap_.concerns(variable)) [[unlikely]]
      close_race_gap(p, variable, where);
  }
  /// Sets how many processors run goroutines, of those the run began with. The others rest from their next operation
  /// on; what they had to run is taken over.
  void set_gomaxprocs(Processor& p, int count);
  /// The slow side of every operation; null when the operation must do nothing because the program has ended.
  /// Where it may throw, it then throws Unwind instead.
  static Processor* attend(Processor& p, const Operation& operation, bool may_not_throw);
  static Processor* attend(Processor& p, EventKind kind, const Identity* object, Place where, bool may_not_throw);

  /// Before `g`, running, ends the program. False if another goroutine has ended it meanwhile.
  bool announce_end(Goroutine& g);
  /// The program ends of a panic that `g`, running, does not recover.
  void end_of_panic(Goroutine& g, const PanicValue& panic);
  /// Leaves `g`, running, where it stands, for good, once the program has ended.
  [[noreturn]] void abandon(Goroutine& g);

  // --- from any thread
  /// Ends the program; the first call wins and later ones do nothing.
  void stop(Ending ending, std::string message, int exit_status, const GoroutineInfo* culprit = nullptr);
  /// Has some processor call `work` as it calls what a timer does: soon, between two goroutines, not blocking.
  /// Never, if the program ends first. For threads that are no processor.
  void post(std::function<void()> work);
  /// Where something may be posted, waiting for ever is no deadlock.
  std::atomic<bool> hears_signals{false};
  std::atomic<int> open_bridges{0};
  [[nodiscard]] bool may_be_woken_from_outside() const { return hears_signals.load() || open_bridges.load() > 0; }
  /// What takes signals for the program; null until a goroutine has set it, the same from then on.
  [[nodiscard]] SignalTaker* signals() const { return signals_.load(std::memory_order_acquire); }
  /// The same, made by `make` if there is none yet.
  SignalTaker& signals_or(const std::function<std::unique_ptr<SignalTaker>()>& make);

  /// Under a strategy: a random number below `below` for the goroutine that runs.
  std::uint32_t draw(Processor& p, std::uint32_t below) const;

  void observe(Processor& p, Event event);
  /// For who watches: the number of an object, given now if it has none in this run. From any processor.
  ObjectId number(const Identity& object);
  void made(Processor& p, const Identity& object, std::int64_t capacity, Place where);
  void tell(Processor& p, EventKind kind, const Identity& object, Place where, std::int64_t value, std::uint64_t other,
            std::string_view text = {});
  SpinLock observed_steps;  // of atomics, while there is an observer
  void print(std::string_view text, Place where);
  [[nodiscard]] std::int64_t alive() const;
  /// GOMAXPROCS as the program sees it.
  [[nodiscard]] int gomaxprocs() const { return gomaxprocs_.load(std::memory_order_relaxed); }

  /// When the next timer is due, of all processors' timers; kNever if there is none.
  [[nodiscard]] std::int64_t next_due() const;

  Clock clock;
  EndList to_drop;
  Alone alone;
  const Config config;
  const std::uint64_t seed;  // of the program's random numbers
  const int procs;           // operating-system threads that run goroutines: one under a strategy
  const bool parallel;
  const bool wakes_as_go;
  const Values values;  // as observers want them

 private:
  friend void goroutine_loop(Fiber& fiber);

  // Choosing (scheduler.cpp)
  void make_runnable(Processor& p, Goroutine* g, Readied how);
  bool tell_runnable(Processor& p, Goroutine& g, Readied how);
  bool tell_yield(Processor& p, Goroutine& g, Readied why);
  void tell_entered(Processor& p, const Goroutine& g, bool first);
  void tell_ended(Processor& p, const Goroutine& g);
  Goroutine* pick(Processor& p);
  Goroutine* pick_otherwise(Processor& p);
  Goroutine* pick_from_queues(Processor& p);
  Goroutine* take_global(Processor& p, std::uint32_t most);
  void put_ring(Processor& p, Goroutine* g);
  void put_global(std::span<Goroutine* const> those);
  void take_spare(Processor& p);
  void give_spare(Processor& p);
  void switch_over(Processor& p, Goroutine& g, Goroutine* next);
  void close_race_gap(Processor& p, const Identity& variable, Place where);
  void run_timers(Processor& p);
  void run_due(Processor& p, Timers& timers, std::int64_t now);
  bool run_due_of_others(Processor& p);
  bool timers_can_help();
  void run_posts(Processor& p);
  void begin_slice(Processor& p);
  void enter(Processor& p, Goroutine& g);
  /// The thread's own fiber, and the end of the program, if there is no memory for one.
  Fiber& fiber_for(Processor& p, Goroutine& g);
  [[nodiscard]] bool still_being_left(const Goroutine& g) const;
  void retire(Processor& p, Goroutine* g);
  void release_fiber(Processor& p, Fiber& fiber);
  void run_task(Goroutine& g);
  void end_of_main(Goroutine& g);
  void end_of_exception(Goroutine& g);

  // The slow side of operations (attend.cpp)
  void tick();
  bool must_yield(Processor& p, std::uint32_t bits, const Operation& operation);
  Processor* yield_before(Processor& p, const Operation& operation, bool may_not_throw);
  bool cut_off(Goroutine& g, Place where);

  // Looking for work (idle.cpp)
  void serve(Processor& p);
  void drive(Processor& p);
  Goroutine* find(Processor& p);
  Goroutine* spin(Processor& p);
  [[nodiscard]] bool lingers(const Processor& p) const;
  Goroutine* steal(Processor& p, bool last_try);
  Goroutine* steal_next(Processor& victim, bool last_try) const;
  [[nodiscard]] bool overlooked(const Processor& p) const;
  void stop_spinning(Processor& p);
  bool leave_spinning(Processor& p);
  void idle(Processor& p);
  void rest(Processor& p);
  void leave_rest(Processor& p);
  void hand_over(Processor& p);
  void begin_rest(Processor& p);
  // Under mutex_: how many processors neither rest nor are idle, nor compute in virtual time.
  [[nodiscard]] int running() const {
    return procs - idle_count_.load(std::memory_order_relaxed) - resting_.load(std::memory_order_relaxed);
  }
  [[nodiscard]] bool all_idle() const { return running() == 0; }
  void running_changed();
  bool nothing_runs(std::unique_lock<std::mutex>& lock);
  void wait_for_work(Processor& p, std::unique_lock<std::mutex>& lock);
  void leave_idle(Processor& p);
  void pause(Processor& p);
  // Lessons run as Go does, and in virtual time nothing is lost.
  [[nodiscard]] bool weighs_takings() const { return parallel && !wakes_as_go && !clock.is_virtual(); }
  void let_searching_come(Processor& p) const;
  void let_others_print(Processor& p) const;
  void stand_still(Processor& p, bool while_searched) const;
  void wakep();  // there is work for one more processor
  Processor* take_idle();
  void wake_one();
  void sleep_until(Processor& p, std::unique_lock<std::mutex>& lock, const std::function<bool()>& done);

  // Computing in virtual time (compute.cpp)
  void compute_until(Processor& p, std::int64_t until);
  void let_time_pass();
  bool idle_could_work();
  void end_computation(Processor& p);

  // The monitor thread (monitor.cpp)
  struct Sample;
  void monitor();
  void look_at(Processor& p, Sample& before);

  // Beginning and end (lifecycle.cpp)
  void set_up(Processor& p);
  void start_system_goroutines(Processor& p);
  void start_threads();
  std::vector<GoroutineInfo> survivors();
  void unwind_all(Processor& p);

  const StackSize stacks_;       // of goroutines
  const StackSize main_stack_;   // of main
  Fiber* main_fiber_ = nullptr;  // free again, if its stack is of another size; for the one thread that main ended on
  std::atomic<int> gomaxprocs_;
  std::vector<std::unique_ptr<Processor>> processors_;
  std::vector<std::thread> threads_;
  Registry registry_;
  std::atomic<std::uint64_t> ids_{0};
  std::atomic<std::uint64_t> steps_{0};
  const std::uint64_t run_;                                          // of this process, for the identities of objects
  std::array<std::atomic<std::uint32_t>, kObjectKinds> numbered_{};  // objects of each kind

  SpinLock global_lock_;
  GlobalQueue global_;
  std::atomic<std::uint32_t> global_size_{0};

  std::mutex mutex_;  // idle list, global queue's emptiness, posts, ending
  std::vector<std::function<void()>> posts_;
  Processor* idle_list_ = nullptr;
  std::atomic<int> idle_count_{0};  // those that compute in virtual time included
  int computing_ = 0;               // how many do
  std::atomic<int> resting_{0};     // changes under mutex_
  std::atomic<int> spinning_{0};
  std::int64_t idle_wakes_at_ = kNever;  // the earliest timer that an idle processor sleeps for
  std::condition_variable monitor_wake_;
  bool main_gone_ = false;  // main left by Goexit

  std::atomic<bool> stopping_{false};
  Outcome outcome_;
  std::vector<GoroutineInfo> cut_off_;  // running when the program ended
  std::mutex output_mutex_;

  RaceGap race_gap_;

  std::atomic<SignalTaker*> signals_{nullptr};
  std::unique_ptr<SignalTaker> signals_owned_;  // under mutex_
};

}  // namespace core
}  // namespace golearn
