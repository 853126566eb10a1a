// What happened before what: the edges of Go's memory model, followed event by event.
//
//   go statement → what the goroutine does
//   k-th send → end of the k-th receive → (k + capacity)-th send's end; unbuffered, each of the two waits for the other
//   close → receive that finds the channel closed and drained
//   unlock → later lock; a reader's unlock → later lock of a writer: readers do not order readers
//   Done, Add of less than zero → Wait; in Go, as here, Add of more orders nothing
//   Signal, Broadcast → the Wait that it woke
//   end of the function that Once ran → every return of Do
//   atomic that writes → later atomic on the same variable
//   setting a timer → the goroutine that it starts, the time that it sends
//
// The two ends of a send, or of a receive, are apart: what the k-th receive orders is the end of the (k + capacity)-th
// send, and not what that send hands on. Go's detector sees it the same way.
//
// Invariant: the entry of a goroutine in a clock is the last of its epochs that, as a whole, happened before what the
// clock's owner does next. A goroutine's entry for itself is the last epoch that it has told others of.
// Not thread-safe: the race detector calls it under its lock, with each object's events in the order of their effects.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "golearn/core/event.hpp"
#include "golearn/observe/held_locks.hpp"
#include "golearn/observe/vector_clock.hpp"

namespace golearn {

/// A goroutine, or the runtime on one processor.
///
/// `epoch` is the number of what it does now; who knows of it up to its last release has epoch - 1.
struct Actor {
  std::uint64_t id = 0;
  std::uint64_t parent = 0;
  Place created_at;
  VectorClock clock;
  std::uint64_t epoch = 1;
  bool accessed = false;  // in this epoch
  bool ended = false;
  HeldList held;

  /// What others learn by an edge from here. A new epoch only if there is something to tell apart.
  const VectorClock& release() {
    if (accessed) {
      clock.set(id, epoch++);
      accessed = false;
    }
    return clock;
  }
  /// Whether what it does now comes after what another did in that epoch of its own.
  [[nodiscard]] bool is_after(std::uint64_t other, std::uint64_t its_epoch) const {
    return other == id || clock[other] >= its_epoch;
  }
};

class HappensBefore {
 public:
  /// Follows the edges to and from this event, if it makes any.
  void on(const Event& event);
  /// Of an atomic step: only the edges to it, for an access that comes between those and the ones from it.
  void acquire(const Event& event) { actor(event).clock.join(objects_[event.object].released); }
  /// Who did it.
  Actor& actor(const Event& event) { return event.goroutine ? goroutine(event.goroutine) : runtime_[event.processor]; }
  Actor& goroutine(std::uint64_t id) {
    Actor& g = goroutines_[id];
    g.id = id;
    return g;
  }
  /// Whether `ancestor` started goroutine `id`, itself or through those that it started.
  bool descends(std::uint64_t id, std::uint64_t ancestor);

 private:
  // A channel, lock, group, condition, Once, atomic or timer.
  struct Object {
    VectorClock released;                          // by unlock, close, done, …
    VectorClock read_unlocked;                     // by runlock
    std::uint64_t holder = 0;                      // of a lock, writing
    std::map<std::uint64_t, VectorClock> to_wake;  // of a condition: for each goroutine woken
    std::size_t capacity = 0;                      // of a channel
    std::size_t sends = 0, receives = 0;
    std::vector<VectorClock> slots;  // of its buffer: what the last send to each, or receive from it, released

    VectorClock& slot(std::size_t turn) {
      const std::size_t at = turn % capacity;
      if (slots.size() <= at) slots.resize(at + 1);
      return slots[at];
    }
  };

  void synchronise(const Event& event, Actor& g, Object& object);
  void spawn(const Event& event, Actor& parent);
  void end(Actor& g);
  void fire(const Event& event, Object& timer);
  void send(const Event& event, Actor& g, Object& channel);
  void receive(const Event& event, Actor& g, Object& channel);
  void lock(const Event& event, Actor& g, Object& lock, bool reading);
  void unlock(const Event& event, Actor& g, Object& lock, bool reading);
  void wait(Actor& g, Object& object);

  std::unordered_map<std::uint64_t, Actor> goroutines_;
  std::map<int, Actor> runtime_;  // on each processor: what its last timer made of it
  std::unordered_map<ObjectId, Object> objects_;
};

}  // namespace golearn
