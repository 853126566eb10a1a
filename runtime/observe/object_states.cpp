#include "golearn/observe/object_states.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"

namespace golearn {
namespace {

std::vector<std::uint64_t> who(const waits::Deeds& deeds) {
  std::vector<std::uint64_t> all;
  for (const auto& [goroutine, deed] : deeds) all.push_back(goroutine);
  return all;
}

// A value that was handed over was never in the buffer. Nor is a timer's: its channel looks unbuffered.
bool through_buffer(const Event& event) { return event.other == 0 && event.goroutine != 0; }

}  // namespace

void ObjectStates::on(const Event& event) {
  waits_.on(event);
  if (!event.object) return;
  Contents& contents = contents_[event.object];
  const EventFacts& kind = facts(event.kind);
  if (kind.reads || kind.writes) contents.value = event.text;
  if (event.kind == EventKind::close) contents.closed = true;
  if (event.kind == EventKind::make) contents.capacity = event.value;
  if (!through_buffer(event)) return;
  if (event.kind == EventKind::send) contents.buffer.emplace_back(event.text);
  if (event.kind == EventKind::receive && !contents.buffer.empty()) contents.buffer.pop_front();
}

ObjectState ObjectStates::of(ObjectId object) const {
  ObjectState state = contents_of(object);
  if (const waits::Object* known = waits_.find(object))
    state.waiting.assign(known->waiting.begin(), known->waiting.end());
  return state;
}

ObjectState ObjectStates::contents_of(ObjectId object) const {
  ObjectState state{.object = object};
  if (const auto at = contents_.find(object); at != contents_.end()) {
    const Contents& contents = at->second;
    state.capacity = contents.capacity;
    state.length = contents.buffer.size();
    const auto kept = static_cast<std::ptrdiff_t>(std::min(state.length, ObjectState::kMostValues));
    state.buffer.assign(contents.buffer.begin(), contents.buffer.begin() + kept);
    state.closed = contents.closed;
    state.value = contents.value;
  }
  if (const waits::Object* known = waits_.find(object)) {
    state.for_reading = !known->readers.empty();
    state.holders = who(state.for_reading ? known->readers : known->holder);
    state.counter = known->counter;
  }
  return state;
}

std::vector<ObjectState> ObjectStates::all() const {
  std::vector<ObjectState> states;
  for (const auto& [object, contents] : contents_) states.push_back(of(object));
  return states;
}

}  // namespace golearn
