#include "golearn/explore/state_model.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace golearn {
namespace {

Fingerprint print_of(ObjectId id) {
  return Fingerprint{}.then(std::uint64_t{id.number} << 8 | static_cast<std::uint64_t>(id.kind));
}

Fingerprint print_of(EventKind kind, std::int64_t value = 0) {
  return Fingerprint{}.then(static_cast<std::uint64_t>(kind)).then(static_cast<std::uint64_t>(value));
}

// Whether what an object holds is known here, and not only how it came about.
bool is_modelled(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::channel:
    case ObjectKind::mutex:
    case ObjectKind::wait_group:
    case ObjectKind::variable:
    case ObjectKind::atomic:
    case ObjectKind::output:
    case ObjectKind::program: return true;
    case ObjectKind::none:
    case ObjectKind::rwmutex:
    case ObjectKind::cond:
    case ObjectKind::once:
    case ObjectKind::timer:
    case ObjectKind::pool:
    case ObjectKind::map:
    case ObjectKind::map_entry:
    case ObjectKind::signals:
    case ObjectKind::writers:
    case ObjectKind::part: return false;
  }
  return false;
}

}  // namespace

void StateModel::begin() {
  goroutines_.clear();
  for (auto& each : objects_) each.clear();
  changed_goroutines_.clear();
  changed_objects_.clear();
  sum_ = output_ = {};
  twins_.begin();
  births_.clear();
  now_ = 0;
}

StateModel::Known& StateModel::goroutine(std::uint64_t id) {
  if (goroutines_.size() <= id) goroutines_.resize(id + 1);
  Known& known = goroutines_[id];
  if (!std::exchange(known.changed, true)) changed_goroutines_.push_back(id);
  return known;
}

StateModel::Object& StateModel::object(ObjectId id) {
  auto& all = objects_[static_cast<std::size_t>(id.kind)];
  if (all.size() <= id.number) all.resize(id.number + 1);
  Object& object = all[id.number];
  if (!std::exchange(object.changed, true)) changed_objects_.push_back(id);
  return object;
}

// To go on after it had waited, or to try again what it waited for, is no new operation. Of an object that is not
// modelled, whoever does anything to it observes all that was done to it before. Setting a timer empties its channel.
void StateModel::begin_step(std::uint64_t id, const Operation& step) {
  Known& known = goroutine(id);
  known.started = true;
  if (!step.object) {
    known.attempts = 0;
    return;
  }
  const bool modelled = is_modelled(step.object.kind) && step.kind != EventKind::timer;
  if (modelled && known.attempts > 0 && known.tries == std::pair(step.kind, step.object)) return;
  known.attempts = 0;
  known.tries = {step.kind, step.object};
  observe(id, print_of(step.kind, now_).then(print_of(step.object)));
  if (modelled) return;
  stands_out(id);
  Object& on = object(step.object);
  observe(id, on.content.then(on.buffer.size()));
  on.content = on.content.then(goroutine(id).knows.sum());
  on.buffer.clear();
}

void StateModel::learned(std::uint64_t id, std::uint64_t what) { observe(id, Fingerprint{}.then(what)); }

void StateModel::on(const Event& event) {
  now_ = event.time;
  switch (event.kind) {
    case EventKind::print: output_ = output_.then(event.text); return;
    case EventKind::spawn:
      observe(event.goroutine, print_of(event.kind, static_cast<std::int64_t>(event.other)));
      goroutine(event.other).knows.join(goroutine(event.goroutine).knows);
      stands_out(event.goroutine);
      return;
    case EventKind::block: {
      Known& known = goroutine(event.goroutine);
      known.waits = true;
      known.since = event.time;
      ++known.attempts;
      known.waits_on.assign(event.objects.begin(), event.objects.end());
      if (event.objects.empty() && event.object) known.waits_on.push_back(event.object);
      if (std::ranges::find(known.waits_on, known.tries.second) == known.waits_on.end()) known.tries = {};
      for (const ObjectId each : known.waits_on) object(each).waiting.push_back(event.goroutine);
      if (known.waits_on.empty()) observe(event.goroutine, print_of(event.kind, now_));
      return;
    }
    case EventKind::ready: return woken(event);
    // What it knew of others matters to nobody any more.
    case EventKind::end:
      goroutine(event.goroutine).ended = true;
      goroutine(event.goroutine).knows.keep_only(event.goroutine);
      return;
    case EventKind::fire: observe(0, object(event.object).content.then(static_cast<std::uint64_t>(now_))); return;
    case EventKind::make:
      stands_out(event.goroutine);
      observe(event.goroutine, print_of(event.object).then(static_cast<std::uint64_t>(event.value)));
      object(event.object).content = goroutine(event.goroutine).knows.sum();
      object(event.object).capacity = static_cast<std::size_t>(event.value);
      return;
    case EventKind::timer:
      object(event.object).content = object(event.object).content.then(goroutine(event.goroutine).knows.sum());
      return;
    case EventKind::send:
    case EventKind::receive:
    case EventKind::close:
      if (event.object.kind == ObjectKind::channel) on_channel(event, object(event.object));
      return;
    case EventKind::load:
    case EventKind::store:
    case EventKind::atomic:
    case EventKind::peek: return on_value(event, object(event.object));
    case EventKind::yield:
      observe(event.goroutine, print_of(event.kind));
      goroutine(event.goroutine).attempts = 1;
      goroutine(event.goroutine).tries = {};
      return;
    case EventKind::lock:
    case EventKind::wait: goroutine(event.goroutine).attempts = 0; return on_object(event);
    case EventKind::unlock:
    case EventKind::add:
    case EventKind::done: return on_object(event);
    case EventKind::local:
    case EventKind::name:
    case EventKind::start:
    case EventKind::resume:
    case EventKind::preempt:
    case EventKind::select:
    case EventKind::rlock:
    case EventKind::runlock:
    case EventKind::wake:
    case EventKind::signal:
    case EventKind::broadcast:
    case EventKind::once:
    case EventKind::panic: return;
  }
}

// Who is woken knows what the other knew; where two met at a channel without a buffer, that has been told. What a timer
// does comes with the time, which is part of the state.
void StateModel::woken(const Event& event) {
  Known& known = goroutine(event.other);
  known.waits = false;
  const bool met = std::ranges::all_of(
      known.waits_on, [this](ObjectId each) { return each.kind == ObjectKind::channel && object(each).capacity == 0; });
  if (event.goroutine != 0 && !met) goroutine(event.other).knows.join(goroutine(event.goroutine).knows);
  for (const ObjectId each : std::exchange(known.waits_on, {})) std::erase(object(each).waiting, event.other);
}

// What lies in the event as text, or where it is not told, something that nothing else has.
Fingerprint StateModel::value_of(const Event& event) {
  if (!event.text.empty()) return Fingerprint{}.then(event.text);
  stands_out(event.goroutine);
  return goroutine(event.goroutine).knows.sum().then(event.goroutine);
}

void StateModel::on_channel(const Event& event, Object& channel) {
  Known& actor = goroutine(event.goroutine);
  if (event.kind == EventKind::close) {
    channel.content = print_of(EventKind::close);
    channel.released.join(actor.knows);
  } else if (event.kind == EventKind::send) {
    sent(event, channel);
  } else if (event.value == 0) {
    actor.knows.join(channel.released);
    observe(event.goroutine, print_of(EventKind::close));
  } else {
    received(event, channel);
  }
}

// Without a buffer each learns what the other knew, and the message lies in `content` until its receive is told. With
// one, the sender learns what made the place free.
void StateModel::sent(const Event& event, Object& channel) {
  const Fingerprint value = value_of(event);
  if (channel.capacity == 0) {
    goroutine(event.other);
    Knowledge& sender = goroutine(event.goroutine).knows;
    Knowledge& receiver = goroutine(event.other).knows;
    const Knowledge before = sender;
    sender.join(receiver);
    receiver.join(before);
    channel.buffer.push_back({value, {}});
    return;
  }
  Knowledge& sender = goroutine(event.goroutine).knows;
  const Knowledge before = sender;
  if (channel.sends++ >= channel.capacity && !channel.places.empty()) {
    sender.join(channel.places.front());
    channel.places.pop_front();
  }
  channel.buffer.push_back({value, before});
}

void StateModel::received(const Event& event, Object& channel) {
  if (channel.buffer.empty()) return;  // a timer's, that was set again
  const Message message = std::move(channel.buffer.front());
  channel.buffer.pop_front();
  Knowledge& receiver = goroutine(event.goroutine).knows;
  if (channel.capacity > 0) channel.places.push_back(receiver);
  receiver.join(message.sent);
  receiver.observe(event.goroutine, message.value);
}

// A plain access orders nothing, an atomic one does. What `+=` reads is seen by nobody: once it has written, it has
// learned nothing.
void StateModel::on_value(const Event& event, Object& variable) {
  if (event.object.kind != ObjectKind::variable && event.object.kind != ObjectKind::atomic) return;
  Knowledge& actor = goroutine(event.goroutine).knows;
  const bool ordered = event.kind == EventKind::atomic || event.kind == EventKind::peek;
  if (ordered) actor.join(variable.released);
  const bool sees = event.kind != EventKind::load || event.value == 0;
  goroutine(event.goroutine).carries = sees ? Fingerprint{} : variable.content.then(1);
  const bool only_writes = event.kind == EventKind::store || (event.kind == EventKind::atomic && event.value != 0);
  if (sees && !only_writes) actor.observe(event.goroutine, variable.content);
  if (event.kind == EventKind::store || event.kind == EventKind::atomic) variable.content = value_of(event);
  if (ordered) variable.released = actor;
}

// Locks and counters.
void StateModel::on_object(const Event& event) {
  if (!is_modelled(event.object.kind)) return;
  Object& on = object(event.object);
  Knowledge& actor = goroutine(event.goroutine).knows;
  if (event.kind == EventKind::lock || event.kind == EventKind::wait) actor.join(on.released);
  if (event.kind == EventKind::unlock || event.kind == EventKind::done) on.released.join(actor);
  if (event.kind != EventKind::wait)
    on.content = print_of(event.kind == EventKind::done ? EventKind::add : event.kind, event.value);
}

void StateModel::runs(std::uint64_t id, std::uint64_t parent, const Fingerprint& function) {
  if (twins_.parted()) return;
  const Fingerprint learned = goroutine(parent).knows.of_others_than(parent);
  const std::size_t family = twins_.started(id, function.then(parent).then(learned));
  Knowledge& knows = goroutine(id).knows;
  if (family == births_.size()) births_.push_back(knows);
  knows = births_[family];
}

// Where it stands, but for what it knows.
Fingerprint StateModel::stand_of(const Known& of) {
  const std::uint64_t flags =
      (of.waits ? 1 : 0) | (of.ended ? 2 : 0) | (of.started ? 4 : 0) | std::uint64_t{of.attempts} << 3;
  return of.carries.then(flags).then(static_cast<std::uint64_t>(of.waits ? of.since : 0));
}

Fingerprint StateModel::part_of(const Known& of, std::uint64_t id, const Renaming& names) {
  return of.knows.sum(names).then(names.of(id)).then(stand_of(of));
}

Fingerprint StateModel::part_of(const Object& of, ObjectId id, const Renaming& names) {
  Fingerprint all = print_of(id).then(of.content).then(of.released.sum(names));
  for (const Message& each : of.buffer) all = all.then(each.value).then(each.sent.sum(names));
  for (const Knowledge& each : of.places) all = all.then(each.sum(names));
  all = all.then(of.buffer.size() << 32 | of.places.size());
  Fingerprint waiting;
  for (const std::uint64_t each : of.waiting) {
    if (id.kind == ObjectKind::wait_group) {
      waiting += Fingerprint{}.then(names.of(each));  // all of them are woken together
    } else {
      waiting = waiting.then(names.of(each));
    }
  }
  return all.then(waiting);
}

// What others may know of it tells two apart that have come to the same.
Fingerprint StateModel::come_to(std::uint64_t id, const GoroutineSet& asleep) const {
  const Known& known = goroutines_[id];
  Fingerprint all = known.knows.of(id).then(asleep.contains(id) ? 1 : 0).then(stand_of(known));
  for (const ObjectId each : known.waits_on) {
    const auto& waiting = objects_[static_cast<std::size_t>(each.kind)][each.number].waiting;
    const auto place = std::ranges::find(waiting, id) - waiting.begin();
    all = all.then(print_of(each)).then(static_cast<std::uint64_t>(place));
  }
  Fingerprint to_others;
  for (const Known& other : goroutines_) to_others += other.knows.of(id);
  return all.then(to_others);
}

Renaming StateModel::names(const GoroutineSet& asleep) const {
  Renaming names;
  if (!twins_.any()) return names;
  boost::container::small_vector<std::pair<Fingerprint, std::uint64_t>, 8> order;
  for (const Twins::Family& family : twins_.families()) {
    if (family.size() < 2) continue;
    order.clear();
    for (const std::uint64_t id : family) order.emplace_back(come_to(id, asleep), id);
    std::ranges::sort(order, {}, [](const auto& each) { return std::tuple(each.first.a, each.first.b, each.second); });
    for (std::size_t i = 0; i < order.size(); ++i) names.call(order[i].second, family[i]);
  }
  return names;
}

// Only what has changed since is worked out again.
Fingerprint StateModel::sum_of_all() {
  for (const std::uint64_t id : changed_goroutines_) {
    Known& known = goroutines_[id];
    sum_ -= known.part;
    known.part = part_of(known, id, {});
    sum_ += known.part;
    known.changed = false;
  }
  for (const ObjectId id : changed_objects_) {
    Object& object = objects_[static_cast<std::size_t>(id.kind)][id.number];
    sum_ -= object.part;
    object.part = part_of(object, id, {});
    sum_ += object.part;
    object.changed = false;
  }
  changed_goroutines_.clear();
  changed_objects_.clear();
  return sum_;
}

Fingerprint StateModel::sum_of_all(const Renaming& names) const {
  Fingerprint all;
  for (std::uint64_t id = 0; id < goroutines_.size(); ++id) all += part_of(goroutines_[id], id, names);
  for (std::size_t kind = 0; kind < kObjectKinds; ++kind) {
    for (std::uint32_t number = 0; number < objects_[kind].size(); ++number) {
      all += part_of(objects_[kind][number], {static_cast<ObjectKind>(kind), number}, names);
    }
  }
  return all;
}

Fingerprint StateModel::state(const Renaming& names) {
  const Fingerprint all = names.is_identity() ? sum_of_all() : sum_of_all(names);
  return all.then(output_).then(static_cast<std::uint64_t>(now_));
}

}  // namespace golearn
