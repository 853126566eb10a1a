// A value as text short enough to stand beside an event: what was read, written or handed over.
//
// Only for observers that ask for values; nobody else pays for it.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "golearn/core/observer.hpp"
#include "golearn/core/print.hpp"

namespace golearn::core {

/// The text, or as much as fits of its beginning and `…`. Whole characters of UTF-8; ends of lines are spaces.
std::string shortened(std::string_view text);

/// As println prints it, if it does; nil for a pointer to nothing; else only what kind of thing it is. The same in each
/// repetition of a run: no addresses.
template <class T>
std::string brief(const T& value) {
  if constexpr (Printable<T>) {
    std::string text;
    append_value(text, value);
    return shortened(text);
  } else if constexpr (requires { value == nullptr; }) {
    return value == nullptr ? "nil" : "&{…}";
  } else if constexpr (requires { value.is_nil(); }) {
    return value.is_nil() ? "nil" : "chan";
  } else if constexpr (requires { value.size(); }) {
    return "len " + std::to_string(value.size());
  } else {
    return std::is_empty_v<T> ? "{}" : "{…}";
  }
}

/// Bytes that no other value of the type has, or nothing where that is more than can be said: what is behind a
/// pointer, or in a struct.
template <class T>
std::string exact(const T& value) {
  if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    std::string bytes(sizeof(T), 0);
    std::memcpy(bytes.data(), &value, sizeof(T));
    return bytes;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return "=" + value;
  } else if constexpr (std::is_empty_v<T>) {
    return "=";
  } else {
    return {};
  }
}

/// As an observer wants it.
template <class T>
std::string shown(const T& value, Values how) {
  switch (how) {
    case Values::none: break;
    case Values::brief: return brief(value);
    case Values::exact: return exact(value);
  }
  return {};
}

}  // namespace golearn::core
