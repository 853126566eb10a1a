#include "export/schema_parts.hpp"

#include <fmt/format.h>

#include "golearn/core/event_facts.hpp"
#include "golearn/core/object_id.hpp"
#include "golearn/core/outcome.hpp"

namespace golearn::exports {

Keys operator+(Keys some, const Keys& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

Key optional(Key key) {
  key.required = false;
  return key;
}

ordered_json object_of(const Keys& keys) {
  ordered_json properties = ordered_json::object();
  ordered_json required = ordered_json::array();
  for (const Key& key : keys) {
    properties[key.name] = key.type;
    if (!key.meaning.empty()) properties[key.name]["description"] = key.meaning;
    if (key.required) required.push_back(key.name);
  }
  return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

ordered_json count() { return {{"type", "integer"}, {"minimum", 0}}; }
ordered_json number() { return {{"type", "number"}, {"minimum", 0}}; }
ordered_json whole() { return {{"type", "integer"}}; }
ordered_json flag() { return {{"type", "boolean"}}; }
ordered_json text() { return {{"type", "string"}}; }
ordered_json texts_by_name() { return {{"type", "object"}, {"additionalProperties", text()}}; }
ordered_json in_both_languages() { return object_of({{"ko", "", text()}, {"en", "", text()}}); }
ordered_json one_of(const std::vector<std::string_view>& texts) { return {{"enum", texts}}; }
ordered_json always(const ordered_json& value) { return {{"const", value}}; }
ordered_json list_of(const ordered_json& type) { return {{"type", "array"}, {"items", type}}; }
ordered_json or_null(ordered_json type) { return {{"anyOf", {std::move(type), {{"type", "null"}}}}}; }

ordered_json object_id() {
  std::vector<std::string_view> kinds;
  for (std::size_t i = 1; i < kObjectKinds; ++i) kinds.push_back(to_string(static_cast<ObjectKind>(i)));
  return {{"type", "string"}, {"pattern", fmt::format("^({})#[1-9][0-9]*$", fmt::join(kinds, "|"))}};
}

ordered_json event_kind() { return names_to(EventKind::panic); }
ordered_json wait_reason() { return names_to(WaitReason::semacquire); }
ordered_json ending() { return names_to(Ending::awaiting_signal); }

Key time() { return {"time", "nanoseconds since the program began", count()}; }

Keys goroutine() {
  return {{"goroutine", "its number; 1 is main, 0 the runtime (a timer)", count()},
          {"name", "the function that it was started with, as the Go program writes it", text(), false}};
}

Keys beside(const std::string& key, const std::string& meaning) {
  return {{key, meaning, count(), false},
          {key + "_name", "the function that it was started with, as the Go program writes it", text(), false}};
}

Keys place() {
  return {{"function", "where: the function, as Go's reports name it", text(), false},
          {"go_line", "the line of the Go program", count(), false},
          {"cpp_line", "the line of the C++ that stands for it", count(), false}};
}

}  // namespace golearn::exports
