// A goroutine: its function, where it stands, and what a report says about it.
//
// A goroutine is not a fiber. `go` makes one of these and queues it; it gets a fiber (a stack) when it first
// runs and gives it back when it ends. Objects are recycled within a run, never freed during it, so a registry
// walk may look at any of them at any time.
//
// Invariants
//   * State moves dead → runnable → running → (waiting → runnable → running)* → dead, each step by the one
//     thread that then owns the goroutine: the spawner, the processor that runs it, the one that readies it.
//   * `reason` and where it stands are written by the goroutine itself before it is published to a wait queue.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "golearn/core/event_kind.hpp"
#include "golearn/core/glimpsed.hpp"
#include "golearn/core/goroutine_state.hpp"
#include "golearn/core/task.hpp"
#include "golearn/core/wait_reason.hpp"

namespace golearn {

namespace core {

struct Fiber;
struct PanicFrame;

/// What a goroutine of a controlled run has besides.
struct Controlled {
  Operation next;             // what it does next, once it is chosen
  std::uint64_t stream = 0;   // of its random numbers: see Goroutine::draw()
  std::uint32_t started = 0;  // goroutines, by it
  std::uint32_t drawn = 0;    // random numbers
  bool in_vain = false;       // its last step found nothing to do
  bool asked = false;         // for its number
  std::uint64_t learned = 0;  // by it, where no event tells; 0: nothing
};

inline constexpr std::uint64_t kMain = 1;  // its id: it has a stack of its own size

struct alignas(64) Goroutine {
  Glimpsed<Fiber*> fiber;  // null until it first runs; glimpsed by who has it in a ring that others steal from
  std::atomic<GoroutineState> state{GoroutineState::dead};
  WaitReason reason = WaitReason::none;
  bool unwind = false;           // the next time it is resumed it must leave by exception
  std::uint8_t defiant = 0;      // how often it has caught that and gone on
  bool system : 1 = false;       // one of the runtime's own: not counted, not reported
  bool has_left : 1 = false;     // whether it ever gave its processor up
  std::uint32_t wake_value = 0;  // what the waker tells the woken: the index of the select case
  std::uint64_t id = 0;          // 1 is main
  std::uint64_t parent = 0;      // who ran the go statement; 0 for main
  Place created_at;
  Task task;
  PanicFrame* panic_frame = nullptr;       // innermost deferred call in progress, for recover()
  Place last_left_at;                      // of this or of an earlier life: see left_at()
  std::unique_ptr<Controlled> controlled;  // null unless there is a strategy

  /// It is about to give its processor up.
  void leaves_at(Place where) {
    last_left_at = where;
    has_left = true;
  }
  /// Where it last did; nowhere if it never has.
  [[nodiscard]] Place left_at() const { return has_left ? last_left_at : Place{}; }

  Controlled& under_control() {
    if (!controlled) controlled = std::make_unique<Controlled>();
    return *controlled;
  }
  /// Under a strategy: what it does next, once it is chosen.
  Operation& pending() { return under_control().next; }
  [[nodiscard]] const Operation& pending() const {
    static constexpr Operation none;
    return controlled ? controlled->next : none;
  }

  /// Under a strategy: a random number. It follows from the seed, from the go statements that led to this goroutine,
  /// and from how many it has drawn; not from what others do meanwhile. So two runs that differ only in the order of
  /// unrelated steps draw the same.
  std::uint32_t draw(std::uint64_t seed, std::uint32_t below);
  /// Under a strategy, newly started: by `starter`, or by a timer.
  void come_under_control(Goroutine* starter);
};

// Two cache lines: what a hundred thousand of them cost is mostly how many lines they are. One that runs a function
// that holds two words, and ends without having given its processor up, uses only the first.
static_assert(sizeof(Goroutine) == 128);

/// With 100,000 goroutines about, each is a cache miss when its turn comes: what is used of it is fetched meanwhile.
inline void expect_use_of(const Goroutine* g) { __builtin_prefetch(g); }
/// The same for its stack, if it has one; by who has it in a queue, or in the timers.
inline void expect_stack_of(const Goroutine* g) {
  if (const Fiber* fiber = g->fiber.glimpse()) __builtin_prefetch(fiber);
}

}  // namespace core
}  // namespace golearn
