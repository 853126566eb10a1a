// A processor: what Go calls a P, here one to a thread. It owns a run queue and the free lists that make
// starting a goroutine cheap.
//
// Invariants
//   * Everything but `attention`, `queue`, `own_timers`, `tick`, `turns`, `computes_until`, `resting` and the idle
//     fields is touched by the processor's own thread only.
//   * `current` is the goroutine whose stack the thread is on, or null on the thread's own fiber.
//   * A fiber on `free_fibers` has left the processor it last ran on, or leaves it in the same breath as it is
//     pushed: only this thread pops, and only after that.
#pragma once

#include <pthread.h>

#include <atomic>
#include <cstdint>

#include "golearn/core/alone.hpp"
#include "golearn/core/fiber_pool.hpp"
#include "golearn/core/goroutine.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/core/parker.hpp"
#include "golearn/core/registry.hpp"
#include "golearn/core/rng.hpp"
#include "golearn/core/run_queue.hpp"
#include "golearn/core/takings.hpp"
#include "golearn/core/thread.hpp"
#include "golearn/core/timers.hpp"

namespace golearn::core {

class Scheduler;

/// Reasons for an operation to leave its fast path; bits of Processor::attention.
enum Attention : std::uint32_t {
  kStop = 1,        // the program has ended
  kPreempt = 2,     // the time slice is over
  kVirtual = 4,     // virtual time: count the operation
  kControlled = 8,  // a strategy decides
  kObserved = 16,   // an observer wants events
  kOutside = 32,    // this thread runs no goroutine at all
  kRest = 64,       // GOMAXPROCS is lower than this processor's number
  kPosted = 128,    // something was posted from outside
  kWatched = kControlled | kObserved,
};

struct alignas(64) Processor {
  explicit Processor(bool is_parallel = false) : parallel(is_parallel), own_timers(is_parallel) {}

  // Read by every operation.
  std::atomic<std::uint32_t> attention{kOutside};
  bool parallel = false;
  std::atomic<bool> plain{false};  // see core/alone.hpp
  int id = 0;
  Goroutine* current = nullptr;
  Scheduler* scheduler = nullptr;
  const Alone* alone = nullptr;
  Fiber* home = nullptr;         // the thread's own
  Goroutine* awaited = nullptr;  // chosen to run next here, but its old thread has not quite left its fiber
  pthread_t thread{};

  std::atomic<std::uint32_t> tick{0};   // time slices begun
  std::atomic<std::uint32_t> turns{0};  // goroutines entered
  std::int64_t slice_began = 0;         // virtual time only
  std::uint64_t next_id = 0;
  std::uint64_t last_id = 0;
  FiberChain free_fibers;
  std::atomic<std::int64_t> alive{0};  // spawned here minus ended here; negative when others' goroutines end here
  std::uint64_t spawned = 0;
  Rng rng;
  ProcessorStats stats;
  SpareGoroutines spare_goroutines;
  RunQueue queue;
  Timers own_timers;
  Timers* timers = &own_timers;  // where those that are set here pend: all in one place in virtual time

  // Computing in virtual time: the moment until which, 0 if it does not. Under the scheduler's mutex.
  std::int64_t computes_until = 0;
  bool resting = false;  // above GOMAXPROCS, waiting to be called back, or pausing; under the scheduler's mutex

  Takings takings;

  // Idling. The list is under the scheduler's mutex, and so is every write of `woken`, which says that somebody has
  // taken the processor off the list. `stale_runnext` is written by the monitor: a goroutine seen waiting in the next
  // slot for so long that others may take it.
  bool spinning = false;  // looks for work in other queues
  std::atomic<bool> woken{false};
  std::atomic<Goroutine*> stale_runnext{nullptr};
  Processor* next_idle = nullptr;
  Parker parker;

  [[nodiscard]] bool needs_attention() const { return attention.load(std::memory_order_relaxed) != 0; }
  [[nodiscard]] bool wants(std::uint32_t bits) const { return attention.load(std::memory_order_relaxed) & bits; }
};

/// While one is true, no other processor looks at any word that is changed in this way only, or atomically.
class Plainly {
 public:
  explicit Plainly(Processor& p) : p_(p) {
    p.plain.store(true, std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);  // the compiler must not turn the two round
    holds_ = p.alone->holds();
  }
  ~Plainly() { p_.plain.store(false, std::memory_order_release); }
  Plainly(const Plainly&) = delete;
  Plainly& operator=(const Plainly&) = delete;

  explicit operator bool() const { return holds_; }

 private:
  Processor& p_;
  bool holds_;
};

/// The processor of the calling thread; outside a running program one that wants kOutside.
/// After anything that may switch, ask again: the goroutine may be on another thread.
inline Processor& here() { return *this_thread().processor; }

/// Makes `processor` the calling thread's; null for none.
void set_here(Processor* processor);

}  // namespace golearn::core
