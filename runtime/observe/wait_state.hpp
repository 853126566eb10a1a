// The state of a program's waits, followed event by event: who waits, who holds what, who has used what.
//
// Not thread-safe: the waits-for graph calls it under its lock, with each object's events in the order of their
// effects.
//
// Invariants
//   * A goroutine whose `end` was told is `leaving` until its processor tells anything else, and only then `ended`. The
//     end of a program makes running goroutines leave too, with their locks held and their duties undone; but a
//     processor tells nothing after that. So `ended` is certain, and it left of its own accord.
//   * active() counts those that run, may run, sleep or leave. A goroutine that is readied is active before it stirs,
//   and
//     whoever readies it is active until then.
//   * goroutines() has all that are alive, and of those that have ended who holds a lock or may have an edge to it.
//   * `waiting` of an object has exactly the goroutines that wait for it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "golearn/core/event.hpp"

namespace golearn::waits {

struct Goroutine {
  std::uint64_t id = 0;
  std::uint64_t parent = 0;
  Place created_at;
  GoroutineState state = GoroutineState::runnable;
  bool leaving = false;  // its end was told
  WaitReason reason = WaitReason::none;
  std::vector<ObjectId> objects;  // that it waits for
  Place where;
  std::int64_t since = 0;
  std::vector<ObjectId> held;      // locks; one that is gone, or was unlocked by another, may still be here
  std::vector<ObjectId> added_to;  // groups, the last one last
  bool in_deeds = false;           // of a channel or condition: an edge may lead to it after its end
  ObjectId counted_in = {};        // a group that was told to expect it, until its Done

  [[nodiscard]] bool counts_as_active() const {
    return state != GoroutineState::dead && (state != GoroutineState::waiting || reason == WaitReason::sleep);
  }
};

/// What a goroutine did to an object: where last, and how often.
struct Deed {
  Place where;
  std::int64_t count = 0;
};
using Deeds = std::map<std::uint64_t, Deed>;

struct Object {
  ObjectId id;
  Place first_at;
  std::set<std::uint64_t> waiting;
  std::uint64_t waiting_writer = 0;  // one of these, for its turn: the others wait to be it
  Deeds holder;                      // at most one, writing
  Deeds readers;                     // `count`: how often it has it
  bool unlocked_by_another = false;
  std::int64_t counter = 0, capacity = -1;
  Deeds not_done;  // `where`: the Add
  Deeds added;     // `count`: for what it has not yet started a goroutine, nor called Done
  Deeds sent, received, signalled;
  bool fed_by_timer = false;
};

/// What an event has changed: goroutine numbers, or 0.
struct Change {
  std::uint64_t blocked = 0;
  std::uint64_t woken = 0;
  std::uint64_t ended = 0;
  bool timer = false;  // one is known now to do no more than send
};

class WaitState {
 public:
  Change on(const Event& event);
  /// The program was declared dead: whoever left did so of its own accord. Which have ended by that.
  std::vector<std::uint64_t> deadlocked();

  [[nodiscard]] const std::map<std::uint64_t, Goroutine>& goroutines() const { return goroutines_; }
  [[nodiscard]] const Goroutine* find(std::uint64_t id) const {
    const auto at = goroutines_.find(id);
    return at == goroutines_.end() ? nullptr : &at->second;
  }
  [[nodiscard]] const Object* find(ObjectId object) const {
    const auto at = objects_.find(object);
    return at == objects_.end() ? nullptr : &at->second;
  }
  /// What it was named; empty for most.
  [[nodiscard]] std::string name_of(ObjectId object) const {
    const auto at = names_.find(object);
    return at == names_.end() ? "" : at->second;
  }
  [[nodiscard]] std::size_t active() const { return active_; }
  /// Whether a timer may still start a goroutine, or wake one of those that wait.
  [[nodiscard]] bool timer_may_act() const;
  /// When a goroutine last ceased to be active.
  [[nodiscard]] std::int64_t quiet_since() const { return quiet_since_; }

 private:
  Goroutine& goroutine(std::uint64_t id);
  Object& object(const Event& event);
  void enter(Goroutine& g, GoroutineState state, WaitReason reason = WaitReason::none);
  void block(const Event& event);
  void wake(std::uint64_t id);
  void catch_up(const Event& event, Change& change);
  void spawn(const Event& event);
  void fire(const Event& event);
  void follow(const Event& event);
  void end(const Event& event);
  void take(const Event& event, Deeds Object::*holders);
  void unlock(const Event& event, Deeds Object::*holders);
  void send(const Event& event);
  void add(const Event& event);
  void done(const Event& event);
  void note(Deeds& deeds, const Event& event);
  void bury(std::uint64_t id);

  std::map<std::uint64_t, Goroutine> goroutines_;
  std::unordered_map<ObjectId, Object> objects_;
  std::unordered_map<ObjectId, std::string> names_;
  std::size_t active_ = 0;
  std::int64_t quiet_since_ = 0;
  std::unordered_map<int, std::uint64_t> leaving_;  // by processor
  std::unordered_map<int, ObjectId> firing_;        // a timer that has yet to send, by processor
  std::unordered_set<ObjectId> timers_;             // set, and not seen to be one that only sends
};

}  // namespace golearn::waits
