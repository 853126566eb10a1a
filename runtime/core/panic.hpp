// panic, recover and deferred functions.
//
// A panic is a C++ exception, so destructors run as it passes. Go's deferred functions, which can stop a panic,
// need a scope of their own: with_defer().
#pragma once

#include <any>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "golearn/core/goroutine.hpp"

namespace golearn {

/// What a panic carries.
struct PanicValue {
  std::any value;              ///< what was given to panic(); a std::string for the runtime's own panics
  std::string text;            ///< as it prints
  Place where;                 ///< where it was raised
  std::string earlier = {};    ///< the report of the panics that this one replaced
  bool during_goexit = false;  ///< raised by a deferred function that Goexit ran
  bool repanicked = false;     ///< a deferred function recovered it and panicked with the same again

  /// What Go prints after the first `panic: `.
  [[nodiscard]] std::string report() const;
};

namespace core {

/// Carries a panic up the stack of its goroutine.
struct PanicException : std::exception {
  explicit PanicException(PanicValue raised) : panic(std::move(raised)) {}
  [[nodiscard]] const char* what() const noexcept override { return panic.text.c_str(); }
  PanicValue panic;
};

/// Carries Goexit up the stack.
struct GoexitException {};

/// Carries the end of the program up the stack of a goroutine that is still alive. Deferred functions do not
/// run, as in Go; destructors do. Code that swallows it meets it again at its next operation; a loop that swallows it
/// a hundred times is left where it stands, and what its stack holds is never let go of.
struct Unwind {};

/// The panic that a running deferred function may recover.
struct PanicFrame {
  std::optional<PanicValue> panic;
  bool recovered = false;
  PanicFrame* outer = nullptr;
};

/// The exception in flight, inside a catch block, as a panic: any C++ exception that is not one counts as one.
PanicValue current_exception_as_panic(Place fallback);

}  // namespace core

/// Panics with a text. Go: `panic("text")`.
[[noreturn]] void panic(std::string_view text, Place where = Place::current());

/// Panics with any value; `text` is how it prints. Go: `panic(value)`.
[[noreturn]] void panic_value(std::any value, std::string text, Place where = Place::current());

/// Inside a deferred function that runs because of a panic: stops the panic and returns its value; otherwise
/// returns nothing. Go: `recover()`.
std::optional<PanicValue> recover();

/// Ends the calling goroutine after running its deferred functions. Go: `runtime.Goexit()`.
/// In main: the other goroutines go on, and the program dies when they have ended.
[[noreturn]] void goexit();

/// Collects the deferred functions of one with_defer() body.
class Defer {
 public:
  /// Go: `defer function()`.
  void operator()(std::function<void()> function) { functions_.push_back(std::move(function)); }

 private:
  friend void with_defer(const std::function<void(Defer&)>& body, Place where);
  void run_all(core::PanicFrame& frame, bool& exiting, Place where);
  std::vector<std::function<void()>> functions_;
};

/// Runs `body(defer)` and then, last first, what it deferred: also when the body panicked or called goexit().
/// A deferred function that recovers stops the panic, and with_defer returns normally. This is the part of a Go
/// function that `defer` belongs to:
///
///     with_defer([&](Defer& defer) {
///       defer([] { if (auto p = recover()) println("recovered:", p->text); });
///       channel.close();
///     });
void with_defer(const std::function<void(Defer&)>& body, Place where = Place::current());

}  // namespace golearn
