// The lines that are events, from the table that says what holds of each kind.
#include "export/line_kinds.hpp"
#include "golearn/core/event_facts.hpp"

namespace golearn::exports {
namespace {

Key key_of(const EventField& field, ordered_json type) {
  return {std::string(field.key), std::string(field.meaning), std::move(type)};
}

Keys object_of_event(const EventFacts& kind) {
  if (!kind.object) return {};
  return {optional(key_of(kind.object, object_id())),
          {"object_name", "what the program calls it, as far as its lines say so", text(), false}};
}

// Of `make`, only a channel has one.
Keys value_of(const EventFacts& kind) {
  if (kind.value.key.empty()) return {};
  const Key key = key_of(kind.value, kind.value.is_flag ? flag() : whole());
  return {kind.kind == EventKind::make ? optional(key) : key};
}

Keys text_of(const EventFacts& kind) {
  if (!kind.text) return {};
  const Key key = key_of(kind.text, text());
  return {kind.text.key == "text" ? key : optional(key)};
}

Keys block() {
  return {{"reason", "Go's name of the wait", wait_reason()},
          {"objects", "in a select: its channels", list_of(object_id()), false}};
}

Keys keys_of(const EventFacts& kind) {
  Keys keys = Keys{time()} + goroutine() + Keys{{"processor", "on which P", count()}};
  if (kind.other) keys = keys + beside("other", std::string(kind.other.meaning));
  if (kind.kind == EventKind::block) keys = keys + block();
  return keys + object_of_event(kind) + value_of(kind) + text_of(kind) + place();
}

}  // namespace

std::vector<LineKind> event_lines() {
  std::vector<LineKind> all;
  for (std::size_t i = 0; i < kEventKinds; ++i) {
    const EventFacts& kind = facts(static_cast<EventKind>(i));
    if (kind.told) all.push_back({std::string(kind.name), "an event", keys_of(kind)});
  }
  return all;
}

}  // namespace golearn::exports
