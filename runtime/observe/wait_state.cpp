#include "golearn/observe/wait_state.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"

namespace golearn::waits {

Goroutine& WaitState::goroutine(std::uint64_t id) {
  const auto [at, is_new] = goroutines_.try_emplace(id);
  if (is_new) {
    at->second.id = id;
    ++active_;
  }
  return at->second;
}

Object& WaitState::object(const Event& event) {
  Object& o = objects_[event.object];
  o.id = event.object;
  if (o.first_at.line() == 0) o.first_at = event.where;
  return o;
}

void WaitState::enter(Goroutine& g, GoroutineState state, WaitReason reason) {
  const bool was = g.counts_as_active();
  g.state = state;
  g.reason = reason;
  active_ = active_ - (was ? 1 : 0) + (g.counts_as_active() ? 1 : 0);
}

void WaitState::block(const Event& event) {
  Goroutine& g = goroutine(event.goroutine);
  g.where = event.where;
  g.since = quiet_since_ = event.time;
  g.objects.assign(event.objects.begin(), event.objects.end());
  if (event.object) g.objects.push_back(event.object);
  for (const ObjectId each : g.objects) {
    Event use = event;
    use.object = each;
    Object& o = object(use);
    o.waiting.insert(g.id);
    if (event.reason == WaitReason::rwmutex_lock) o.waiting_writer = g.id;
  }
  enter(g, GoroutineState::waiting, event.reason);
}

void WaitState::wake(std::uint64_t id) {
  Goroutine& g = goroutine(id);
  for (const ObjectId each : g.objects) {
    const auto at = objects_.find(each);
    if (at == objects_.end()) continue;
    at->second.waiting.erase(id);
    if (at->second.waiting_writer == id) at->second.waiting_writer = 0;
  }
  g.objects.clear();
  enter(g, GoroutineState::runnable);
}

// What the processor's next event shows: that who left it has ended, and what a timer that fired there has done.
void WaitState::catch_up(const Event& event, Change& change) {
  if (const auto left = leaving_.find(event.processor); left != leaving_.end()) {
    change.ended = left->second;
    leaving_.erase(left);
    bury(change.ended);
  }
  if (const auto fired = firing_.find(event.processor); fired != firing_.end()) {
    timers_.erase(fired->second);
    firing_.erase(fired);
    change.timer = true;
  }
}

// One goroutine is taken to be what the starter's last Add was for.
void WaitState::spawn(const Event& event) {
  Goroutine& child = goroutine(event.other);
  child.parent = event.goroutine;
  child.created_at = event.where;
  if (event.goroutine == 0) return;
  Goroutine& parent = goroutine(event.goroutine);
  for (; !parent.added_to.empty(); parent.added_to.pop_back()) {
    const auto group = objects_.find(parent.added_to.back());
    if (group == objects_.end()) continue;
    const auto added = group->second.added.find(parent.id);
    if (added == group->second.added.end()) continue;
    group->second.not_done[child.id] = {added->second.where, 1};
    child.counted_in = group->first;
    if (--added->second.count == 0) group->second.added.erase(added);
    return;
  }
}

// A timer that starts a goroutine has acted with that; one that sends has its channel in the event that follows.
void WaitState::fire(const Event& event) {
  if (event.other) {
    goroutine(event.other);
    timers_.erase(event.object);
  } else {
    firing_[event.processor] = event.object;
  }
}

void WaitState::note(Deeds& deeds, const Event& event) {
  Deed& deed = deeds[event.goroutine];
  deed.where = event.where;
  ++deed.count;
  goroutine(event.goroutine).in_deeds = true;
}

// Programs start a million goroutines: one that nothing leads to is forgotten.
void WaitState::bury(std::uint64_t id) {
  Goroutine& g = goroutine(id);
  enter(g, GoroutineState::dead);
  if (g.held.empty() && g.added_to.empty() && !g.in_deeds && !g.counted_in) goroutines_.erase(id);
}

void WaitState::take(const Event& event, Deeds Object::*holders) {
  Deed& deed = (object(event).*holders)[event.goroutine];
  deed.where = event.where;
  ++deed.count;
  goroutine(event.goroutine).held.push_back(event.object);
}

void WaitState::unlock(const Event& event, Deeds Object::*holders) {
  Object& o = object(event);
  Deeds& held = o.*holders;
  auto at = held.find(event.goroutine);
  if (at == held.end()) {
    o.unlocked_by_another = true;
    at = held.begin();
    if (at == held.end()) return;
  }
  std::vector<ObjectId>& locks = goroutine(at->first).held;
  if (const auto lock = std::ranges::find(locks, event.object); lock != locks.end()) locks.erase(lock);
  if (--at->second.count == 0) held.erase(at);
}

void WaitState::add(const Event& event) {
  Object& o = object(event);
  const std::int64_t more = event.value - o.counter;
  o.counter = event.value;
  if (more <= 0) return;
  Deed& added = o.added[event.goroutine];
  added.where = event.where;
  added.count += more;
  std::vector<ObjectId>& groups = goroutine(event.goroutine).added_to;
  if (groups.empty() || groups.back() != event.object) groups.push_back(event.object);
}

// Done of a goroutine that was not started for the group makes good an Add of its own, if it has made one.
void WaitState::done(const Event& event) {
  Object& o = object(event);
  Goroutine& g = goroutine(event.goroutine);
  const bool was_counted = o.not_done.erase(g.id) > 0;
  if (was_counted) g.counted_in = {};
  const std::int64_t less = o.counter - event.value - (was_counted ? 1 : 0);
  o.counter = event.value;
  if (const auto added = o.added.find(event.goroutine); added != o.added.end()) {
    added->second.count -= std::min(less, added->second.count);
    if (added->second.count == 0) o.added.erase(added);
  }
  if (o.counter != 0) return;
  o.not_done.clear();
  o.added.clear();
}

void WaitState::send(const Event& event) {
  Object& o = object(event);
  o.capacity = event.value;
  if (event.goroutine) {
    note(o.sent, event);
  } else {
    o.fed_by_timer = true;
  }
}

void WaitState::follow(const Event& event) {
  switch (event.kind) {
    case EventKind::spawn: return spawn(event);
    case EventKind::end: return end(event);
    case EventKind::timer: timers_.insert(event.object); return;
    case EventKind::fire: return fire(event);
    case EventKind::name: names_[event.object] = event.text; return;
    case EventKind::lock: return take(event, &Object::holder);
    case EventKind::rlock: return take(event, &Object::readers);
    case EventKind::unlock: return unlock(event, &Object::holder);
    case EventKind::runlock: return unlock(event, &Object::readers);
    case EventKind::add: return add(event);
    case EventKind::done: return done(event);
    case EventKind::send: return send(event);
    case EventKind::receive: return note(object(event).received, event);
    case EventKind::signal:
    case EventKind::broadcast: return note(object(event).signalled, event);
    // Who waits for what does not follow from these.
    case EventKind::local:
    case EventKind::make:
    case EventKind::start:
    case EventKind::block:
    case EventKind::resume:
    case EventKind::ready:
    case EventKind::yield:
    case EventKind::preempt:
    case EventKind::print:
    case EventKind::close:
    case EventKind::select:
    case EventKind::wait:
    case EventKind::wake:
    case EventKind::once:
    case EventKind::atomic:
    case EventKind::peek:
    case EventKind::load:
    case EventKind::store:
    case EventKind::panic: return;
  }
}

void WaitState::end(const Event& event) {
  quiet_since_ = event.time;
  goroutine(event.goroutine).leaving = true;
  leaving_[event.processor] = event.goroutine;
}

Change WaitState::on(const Event& event) {
  Change change;
  catch_up(event, change);
  if (event.kind == EventKind::block) {
    block(event);
    change.blocked = event.goroutine;
  } else if (event.kind == EventKind::ready || facts(event.kind).turn == Turn::takes) {
    change.woken = event.kind == EventKind::ready ? event.other : event.goroutine;
    wake(change.woken);
  } else {
    follow(event);
  }
  return change;
}

std::vector<std::uint64_t> WaitState::deadlocked() {
  std::vector<std::uint64_t> ended;
  for (const auto& [processor, id] : leaving_) {
    enter(goroutine(id), GoroutineState::dead);
    ended.push_back(id);
  }
  leaving_.clear();
  timers_.clear();
  return ended;
}

bool WaitState::timer_may_act() const {
  if (!timers_.empty()) return true;
  return std::ranges::any_of(goroutines_, [&](const auto& entry) {
    const Goroutine& g = entry.second;
    return g.state == GoroutineState::waiting && std::ranges::any_of(g.objects, [&](ObjectId each) {
             const Object* o = find(each);
             return o && o->fed_by_timer;
           });
  });
}

}  // namespace golearn::waits
