#include "golearn/observe/happens_before.hpp"

#include <utility>

#include "golearn/core/event_facts.hpp"

namespace golearn {

void HappensBefore::on(const Event& event) {
  if (event.kind == EventKind::spawn) return spawn(event, actor(event));
  if (event.kind == EventKind::end) return end(actor(event));
  const EventFacts& kind = facts(event.kind);
  if (kind.releases || kind.acquires) synchronise(event, actor(event), objects_[event.object]);
}

void HappensBefore::synchronise(const Event& event, Actor& g, Object& object) {
  switch (event.kind) {
    case EventKind::send: return send(event, g, object);
    case EventKind::receive: return receive(event, g, object);
    case EventKind::lock: return lock(event, g, object, false);
    case EventKind::rlock: return lock(event, g, object, true);
    case EventKind::unlock: return unlock(event, g, object, false);
    case EventKind::runlock: return unlock(event, g, object, true);
    case EventKind::close:
    case EventKind::done: return object.released.join(g.release());
    case EventKind::wait: return wait(g, object);
    case EventKind::signal:
    case EventKind::broadcast:
      if (event.other) object.to_wake[event.other].join(g.release());
      return;
    case EventKind::once:
      if (event.value) return object.released.join(g.release());
      return g.clock.join(object.released);
    case EventKind::peek:
      if (event.object.kind != ObjectKind::channel) g.clock.join(object.released);
      return;
    case EventKind::atomic:
      if (event.value == 0) g.clock.join(object.released);
      object.released = g.release();
      return;
    case EventKind::timer:
      object.released = g.release();  // setting it anew undoes the setting before
      return;
    case EventKind::fire: return fire(event, object);
    // These neither release nor acquire.
    case EventKind::local:
    case EventKind::make:
    case EventKind::name:
    case EventKind::spawn:
    case EventKind::start:
    case EventKind::block:
    case EventKind::resume:
    case EventKind::ready:
    case EventKind::yield:
    case EventKind::preempt:
    case EventKind::end:
    case EventKind::print:
    case EventKind::select:
    case EventKind::add:
    case EventKind::wake:
    case EventKind::load:
    case EventKind::store:
    case EventKind::panic: return;
  }
}

void HappensBefore::spawn(const Event& event, Actor& parent) {
  Actor& child = goroutine(event.other);
  child.parent = event.goroutine;
  child.created_at = event.where;
  // What a timer starts has its clock already.
  if (event.goroutine) child.clock.join(parent.release());
}

void HappensBefore::end(Actor& g) {
  g.ended = true;
  g.clock = {};
  g.held = nullptr;
}

void HappensBefore::fire(const Event& event, Object& timer) {
  Actor& started = event.other ? goroutine(event.other) : runtime_[event.processor];
  started.clock = timer.released;
}

// A send and a receive meet in a slot of the buffer, where each leaves what it knew before they met. So the k-th
// receive orders the end of the (k + capacity)-th send, but not what that one sends.
void HappensBefore::send(const Event& event, Actor& g, Object& channel) {
  channel.capacity = static_cast<std::size_t>(event.value);
  if (channel.capacity == 0) {
    Actor& receiver = goroutine(event.other);
    const VectorClock sent = g.release();
    g.clock.join(receiver.release());
    receiver.clock.join(sent);
    return;
  }
  VectorClock sent = g.release();
  VectorClock& slot = channel.slot(channel.sends++);
  g.clock.join(slot);
  slot = std::move(sent);
}

void HappensBefore::receive(const Event& event, Actor& g, Object& channel) {
  if (event.value == 0) return g.clock.join(channel.released);
  if (channel.capacity == 0) return;  // its send has joined the two
  VectorClock received = g.release();
  VectorClock& slot = channel.slot(channel.receives++);
  g.clock.join(slot);
  slot = std::move(received);
}

void HappensBefore::lock(const Event& event, Actor& g, Object& lock, bool reading) {
  g.clock.join(lock.released);
  if (!reading) {
    g.clock.join(lock.read_unlocked);
    lock.holder = g.id;
  }
  g.held = std::make_shared<const Held>(Held{{event.object, event.where, reading}, g.held});
}

// Joined, not replaced: any goroutine may unlock, also one that knows nothing of the unlock before.
void HappensBefore::unlock(const Event& event, Actor& g, Object& lock, bool reading) {
  (reading ? lock.read_unlocked : lock.released).join(g.release());
  Actor& holder = reading || !lock.holder ? g : goroutine(std::exchange(lock.holder, 0));
  holder.held = without(holder.held, event.object);
}

// Of a group or of a condition; what the other would need is empty.
void HappensBefore::wait(Actor& g, Object& object) {
  g.clock.join(object.released);
  if (auto woken = object.to_wake.extract(g.id)) g.clock.join(woken.mapped());
}

bool HappensBefore::descends(std::uint64_t id, std::uint64_t ancestor) {
  while (id && id != ancestor) id = goroutine(id).parent;
  return id == ancestor;
}

}  // namespace golearn
