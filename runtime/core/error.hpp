// Error: what a function that may fail returns. Go: `error`.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "golearn/core/panic.hpp"

namespace golearn {

/// An error, or nil. Immutable; copies are the same error, and two errors made by two calls differ, also if their
/// texts are equal. Any thread may use one. println prints the text, or `<nil>`.
class Error {
 public:
  /// No error. Go: `var err error`.
  Error() = default;
  Error(std::nullptr_t) {}  // NOLINT: Go's nil is one of any such type

  /// Whether it is an error. Go: `err != nil`.
  explicit operator bool() const { return body_ != nullptr; }
  /// What went wrong. Panics if there is no error. Go: `err.Error()`.
  [[nodiscard]] const std::string& text() const;
  /// Whether it is `target`, or wraps it. Go: `errors.Is(err, target)`.
  [[nodiscard]] bool is(const Error& target) const;
  /// What it wraps; nil if nothing. Go: `errors.Unwrap(err)`.
  [[nodiscard]] Error unwrap() const;

  /// Whether both are the same error, or both nil. Go: `==`.
  friend bool operator==(const Error& a, const Error& b) { return a.body_ == b.body_; }

 private:
  struct Body;
  explicit Error(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  friend Error new_error(std::string text, const Error& wrapped);

  std::shared_ptr<const Body> body_;
};

/// A new error; one that wraps another is() that one too. Go: `errors.New(text)`.
[[nodiscard]] Error new_error(std::string text, const Error& wrapped = {});

/// One that wraps `error` and says where it came up: `context: text of error`. Go: `fmt.Errorf("context: %w", err)`.
[[nodiscard]] Error wrap_error(std::string_view context, const Error& error);

/// The text, or `<nil>`.
std::string to_string(const Error& error);

/// Panics with an error, whose text is printed. Go: `panic(err)`.
[[noreturn]] void panic(const Error& error, Place where = Place::current());

}  // namespace golearn
