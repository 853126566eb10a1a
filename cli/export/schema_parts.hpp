// What the JSON Schema of our lines is put together from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/json.hpp"

namespace golearn::exports {

/// A key of an object: what it means, and the schema of its value.
struct Key {
  std::string name;
  std::string meaning;
  ordered_json type;
  bool required = true;
};
using Keys = std::vector<Key>;

Keys operator+(Keys some, const Keys& more);
Key optional(Key key);

/// What a kind of line holds beside its `kind`.
struct LineKind {
  std::string name;
  std::string meaning;
  Keys keys;
};

/// The schema of an object with these keys and no others.
ordered_json object_of(const Keys& keys);

ordered_json count();   ///< a whole number, 0 or more
ordered_json number();  ///< one with a fraction
ordered_json whole();   ///< a whole number
ordered_json flag();
ordered_json text();
ordered_json texts_by_name();  ///< an object whose values are texts
ordered_json in_both_languages();
ordered_json one_of(const std::vector<std::string_view>& texts);
ordered_json always(const ordered_json& value);
ordered_json list_of(const ordered_json& type);
ordered_json or_null(ordered_json type);
ordered_json object_id();    ///< `chan#1`
ordered_json event_kind();   ///< the name of one
ordered_json wait_reason();  ///< Go's name of one
ordered_json ending();       ///< of a run
ordered_json knobs();        ///< as they were typed

/// The names of an enum's values up to the last, but for those that have none.
template <class Enum, class Name>
ordered_json names_to(Enum last, Name name) {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (!name(static_cast<Enum>(i)).empty()) names.push_back(name(static_cast<Enum>(i)));
  }
  return one_of(names);
}
template <class Enum>
ordered_json names_to(Enum last) {
  return names_to(last, [](Enum value) { return to_string(value); });
}

// Keys that lines of several kinds have.
Key time();
Keys goroutine();
/// Who has a role beside the line's own goroutine: under `key`, with its name.
Keys beside(const std::string& key, const std::string& meaning);
Keys place();

}  // namespace golearn::exports
