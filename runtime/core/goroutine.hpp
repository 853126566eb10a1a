// A goroutine: its function, where it stands, and what a report says about it.
//
// A goroutine is not a fiber. `go` makes one of these and queues it; it gets a fiber (a stack) when it first
// runs and gives it back when it ends. Objects are recycled within a run, never freed during it, so a registry
// walk may look at any of them at any time.
//
// Invariants
//   * State moves idle → runnable → running → (waiting → runnable → running)* → idle, each step by the one
//     thread that then owns the goroutine: the spawner, the processor that runs it, the one that readies it.
//   * `reason`, `blocked_at` are written by the goroutine itself before it is published to a wait queue.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "core/event_kind.hpp"
#include "core/glimpsed.hpp"
#include "core/task.hpp"
#include "core/wait_reason.hpp"

namespace golearn {

namespace core {

struct Fiber;
struct PanicFrame;

enum class GoroutineState : std::uint8_t { idle, runnable, running, waiting };

struct alignas(64) Goroutine {
  Glimpsed<Fiber*> fiber;  // null until it first runs; glimpsed by who has it in a ring that others steal from
  std::atomic<GoroutineState> state{GoroutineState::idle};
  WaitReason reason = WaitReason::none;
  bool unwind = false;                // the next time it is resumed it must leave by exception
  bool system = false;                // one of the runtime's own: not counted, not reported
  std::uint32_t wake_value = 0;       // what the waker tells the woken: the index of the select case
  std::uint64_t id = 0;               // 1 is main
  std::uint64_t parent = 0;           // who ran the go statement; 0 for main
  PanicFrame* panic_frame = nullptr;  // innermost deferred call in progress, for recover()
  Where created_at;
  Where blocked_at;
  std::unique_ptr<Operation> next_operation;  // null unless a strategy has asked: see pending()
  Task task;

  /// Under a strategy: what it does next, once it is chosen.
  Operation& pending() {
    if (!next_operation) next_operation = std::make_unique<Operation>();
    return *next_operation;
  }
  [[nodiscard]] const Operation& pending() const {
    static constexpr Operation none;
    return next_operation ? *next_operation : none;
  }
};

// Two cache lines: what a hundred thousand of them cost is mostly how many lines they are.
static_assert(sizeof(Goroutine) == 128);

/// With 100,000 goroutines about, each is a cache miss when its turn comes: what is used of it is fetched meanwhile.
inline void expect_use_of(const Goroutine* g) {
  __builtin_prefetch(g);
  __builtin_prefetch(&g->task);
}

}  // namespace core
}  // namespace golearn
