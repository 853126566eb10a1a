// One processor's run queue as the events tell it: Go's rules (core/scheduler.hpp) played again beside the scheduler.
//
// Exact for one processor, real clock or virtual: all that fills or empties the queue makes an event, but for the two
// goroutines that the runtime itself has queued when main begins, and they end as soon as they run. A goroutine that
// the model did not expect puts it right again: it is taken from where the model had it.
//
// Not thread-safe.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>

#include "golearn/core/go_policy.hpp"

namespace golearn {

class QueueModel {
 public:
  /// Where a goroutine was taken from.
  enum class From : std::uint8_t {
    next_slot,
    ring,
    global_by_way_of_ring,  ///< the global queue, from which a batch went to the ring
    global,
    global_first,  ///< the global queue, before all others, as every 61st time slice
    nowhere,       ///< the model did not expect it
  };

  /// Spawned or woken: to the next slot.
  void put_runnext(std::uint64_t goroutine) {
    if (next_) put_ring({next_, false});
    next_ = goroutine;
  }
  /// Made way within its slice: to the ring.
  void put_ring(std::uint64_t goroutine) { put_ring({goroutine, false}); }
  /// Yielded, or its slice is over.
  void put_global(std::uint64_t goroutine) { global_.push_back(goroutine); }

  /// `goroutine` runs now.
  From take(std::uint64_t goroutine);

 private:
  static constexpr std::uint64_t kSystem = ~std::uint64_t{0};

  struct InRing {
    std::uint64_t goroutine;
    bool was_global;
  };
  struct Picked {
    std::uint64_t goroutine;
    From from;
  };

  void put_ring(InRing entry);
  void refill();
  Picked pick();
  void remove(std::uint64_t goroutine);

  std::uint64_t next_ = 0;
  std::deque<InRing> ring_{core::go_policy::kSystemGoroutines, {kSystem, false}};
  std::deque<std::uint64_t> global_;
  std::uint32_t tick_ = core::go_policy::kSlicesBeforeMain;
};

}  // namespace golearn
