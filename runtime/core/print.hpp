// println, as Go's fmt.Println prints: operands separated by spaces, in Go's forms.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "golearn/core/time.hpp"

namespace golearn {
namespace core {

void append(std::string& out, bool value);
void append(std::string& out, std::string_view value);
void append(std::string& out, double value);
void append(std::string& out, float value);
void append(std::string& out, const Time& value);
void append(std::string& out, Duration value);
void append_integer(std::string& out, long long value);
void append_unsigned(std::string& out, unsigned long long value);

/// What println takes as it is: numbers, texts, times, and what has a to_string.
template <class T>
concept Printable = std::integral<T> || std::floating_point<T> || std::convertible_to<const T&, std::string_view> ||
    std::convertible_to<const T&, Time> || requires(const T& value) {
  std::chrono::duration_cast<Duration>(value);
} || requires(const T& value) {
  std::string(to_string(value));
};

template <class T>
void append_value(std::string& out, const T& value) {
  if constexpr (std::same_as<T, bool>) {
    append(out, value);
  } else if constexpr (std::signed_integral<T>) {
    append_integer(out, value);
  } else if constexpr (std::unsigned_integral<T>) {
    append_unsigned(out, value);
  } else if constexpr (std::floating_point<T>) {
    append(out, value);
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    append(out, std::string_view(value));
  } else if constexpr (std::convertible_to<const T&, Time>) {
    append(out, static_cast<const Time&>(value));
  } else if constexpr (requires { std::chrono::duration_cast<Duration>(value); }) {
    append(out, std::chrono::duration_cast<Duration>(value));
  } else if constexpr (requires { std::string(to_string(value)); }) {
    append(out, std::string_view(to_string(value)));  // what has a text of its own: Go's error and Stringer
  } else {
    append_value(out, value.load());  // Shared<T>, Atomic<T>: the value, read as a program reads it
  }
}

/// The first operand of println: takes the place of the call along.
struct FirstOperand {
  template <class T>
  FirstOperand(const T& value, Place called_at = Place::current()) : where(called_at) {  // NOLINT: implicit on purpose
    append_value(text, value);
  }
  std::string text;
  Place where;
};

void print_line(std::string& text, Place where);

}  // namespace core

/// Prints its operands, separated by spaces, and a line end. Go: `fmt.Println(...)`.
template <class... Rest>
void println(core::FirstOperand first, const Rest&... rest) {
  ((first.text += ' ', core::append_value(first.text, rest)), ...);
  core::print_line(first.text, first.where);
}

/// The same text as println's, without the line end. Go: `fmt.Sprint` with spaces between all operands.
template <class... Operands>
std::string sprint(const Operands&... operands) {
  std::string text;
  bool first = true;
  ((text += std::exchange(first, false) ? "" : " ", core::append_value(text, operands)), ...);
  return text;
}

}  // namespace golearn
