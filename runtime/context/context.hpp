// Context. Go: package context: tells a tree of goroutines that their work is no longer wanted, until when it is, and
// what belongs to the request it is done for.
//
//     auto [ctx, cancel] = with_timeout(background(), 2s);
//     go([ctx = ctx] {
//       Select{receive(ctx.done(), [&] { println("stop:", ctx.err()); }),
//              receive(work, [&](int n) { ... })};
//     });
//     cancel();
//
// A context is cancelled with its parent, never the other way round. What makes a context returns the function that
// cancels it: call it when the work is over, or the parent keeps the context until its own end. (Go's vet complains of
// a lost cancel function; here the compiler does, if the result is not used.) No context has a goroutine of its own.
//
// Invariants
//   * Contexts are immutable but for their Cancellation (cancellation.hpp), which those with values share with their
//     parent. A child holds its parent, and a Cancellation those below it: no circle, so nothing is left over.
//   * Once done() is closed err() is not nil, and once err() is not nil done() is closed.
// Any goroutine may use anything here. Making contexts and cancelling belong inside a program.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "golearn/chan/chan.hpp"
#include "golearn/core/error.hpp"
#include "golearn/core/time.hpp"

namespace golearn {

class Context;

namespace core {
class Cancellation;
struct ContextCore;
Context make_context(const Context& parent, ContextCore made, Place where);
}  // namespace core

/// What err() says of a context that was cancelled. Go: `context.Canceled`.
inline const Error Canceled = new_error("context canceled");
/// What err() says of one whose time is over. Go: `context.DeadlineExceeded`.
inline const Error DeadlineExceeded = new_error("context deadline exceeded");

/// Names a value of type T that contexts carry. The object is the key, so make it once: a global constant, as Go
/// programs do with a type of their own. `name` shows where the context is printed.
template <class T>
class ContextKey {
 public:
  explicit constexpr ContextKey(const char* name) : name_(name) {}
  ContextKey(const ContextKey&) = delete;
  ContextKey& operator=(const ContextKey&) = delete;
  [[nodiscard]] const char* name() const { return name_; }

 private:
  const char* name_;
};

/// A reference: copies are the same context. Go: `context.Context`.
class Context {
 public:
  /// A nil context: any use panics, as in Go.
  Context() = default;
  explicit Context(std::shared_ptr<const core::ContextCore> core) : core_(std::move(core)) {}

  /// Closed when the work is to stop; nil if that can never be. Go: `ctx.Done()`.
  [[nodiscard]] RecvChan<Empty> done(Place where = Place::current()) const;
  /// Nil until then; afterwards Canceled or DeadlineExceeded, and the same for ever. Go: `ctx.Err()`.
  [[nodiscard]] Error err(Place where = Place::current()) const;
  /// When it will be cancelled at the latest: its own deadline or an earlier one of those above. Go: `ctx.Deadline()`.
  [[nodiscard]] std::optional<Time> deadline(Place where = Place::current()) const;
  /// The value that it, or the nearest above, has for `key`. Go: `ctx.Value(key)`.
  template <class T>
  [[nodiscard]] std::optional<T> value(const ContextKey<T>& key, Place where = Place::current()) const {
    const void* found = find(&key, where);
    return found ? std::optional<T>(*static_cast<const T*>(found)) : std::nullopt;
  }

  [[nodiscard]] bool is_nil() const { return !core_; }
  friend bool operator==(const Context& a, const Context& b) { return a.core_ == b.core_; }

  /// For what is built on contexts. Panics if the context is nil.
  [[nodiscard]] const core::ContextCore& core(Place where) const;

 private:
  friend Context core::make_context(const Context& parent, core::ContextCore made, Place where);
  friend std::string to_string(const Context& ctx);
  [[nodiscard]] const void* find(const void* key, Place where) const;

  std::shared_ptr<const core::ContextCore> core_;
};

/// How it was made, as Go prints a context: `context.Background.WithCancel`.
std::string to_string(const Context& ctx);

/// Why the context was cancelled: what was given as the cause, by it or by the one above that was, else err(). Nil as
/// long as it is not. Go: `context.Cause(ctx)`.
[[nodiscard]] Error cause(const Context& ctx, Place where = Place::current());

/// Cancels a context; a default-constructed one does nothing. Copies do the same; calls after the first do nothing. For
/// destructors too: never throws. Go: `context.CancelFunc`.
class CancelFunc {
 public:
  CancelFunc() = default;
  explicit CancelFunc(std::shared_ptr<core::Cancellation> target) : target_(std::move(target)) {}
  /// Closes done(), that of all below too, and starts what after_func() has registered for any of them. Never waits
  /// for what they do about it.
  void operator()(Place where = Place::current()) const noexcept;

 private:
  std::shared_ptr<core::Cancellation> target_;
};

/// The same with a reason, that cause() tells; nil for none. Go: `context.CancelCauseFunc`.
class CancelCauseFunc {
 public:
  CancelCauseFunc() = default;
  explicit CancelCauseFunc(std::shared_ptr<core::Cancellation> target) : target_(std::move(target)) {}
  void operator()(const Error& cause, Place where = Place::current()) const noexcept;

 private:
  std::shared_ptr<core::Cancellation> target_;
};

/// Takes back an after_func(). Go: the function that `context.AfterFunc` returns.
class StopFunc {
 public:
  StopFunc() = default;
  explicit StopFunc(std::shared_ptr<core::Cancellation> target) : target_(std::move(target)) {}
  /// True if the function will now never run; false if it has been started, or was stopped before.
  bool operator()(Place where = Place::current()) const;

 private:
  std::shared_ptr<core::Cancellation> target_;
};

/// The context that all others come from: never cancelled, no deadline, no values. Go: `context.Background()`.
[[nodiscard]] Context background();
/// The same, where it is not yet clear which context to use. Go: `context.TODO()`.
[[nodiscard]] Context todo();

/// A context below `parent`, and what cancels it. Panics, as all of these do, if `parent` is nil.
/// Go: `context.WithCancel(parent)`.
[[nodiscard]] std::pair<Context, CancelFunc> with_cancel(const Context& parent, Place where = Place::current());
/// Go: `context.WithCancelCause(parent)`.
[[nodiscard]] std::pair<Context, CancelCauseFunc> with_cancel_cause(const Context& parent,
                                                                    Place where = Place::current());

/// A context that is cancelled at `deadline`, if not earlier by the parent's. Then err() is DeadlineExceeded, and
/// cause() is `cause` if that is not nil. Cancelling it stops the timer.
/// Go: `context.WithDeadline(parent, d)`, `context.WithDeadlineCause(parent, d, cause)`.
[[nodiscard]] std::pair<Context, CancelFunc> with_deadline(const Context& parent, const Time& deadline,
                                                           Place where = Place::current());
[[nodiscard]] std::pair<Context, CancelFunc> with_deadline_cause(const Context& parent, const Time& deadline,
                                                                 const Error& cause, Place where = Place::current());
/// The same, `timeout` from now. Go: `context.WithTimeout(parent, d)`, `context.WithTimeoutCause(parent, d, cause)`.
[[nodiscard]] std::pair<Context, CancelFunc> with_timeout(const Context& parent, Duration timeout,
                                                          Place where = Place::current());
[[nodiscard]] std::pair<Context, CancelFunc> with_timeout_cause(const Context& parent, Duration timeout,
                                                                const Error& cause, Place where = Place::current());

/// A context with the values of `parent` that nothing cancels. Go: `context.WithoutCancel(parent)`.
[[nodiscard]] Context without_cancel(const Context& parent, Place where = Place::current());

namespace core {
Context with_erased_value(const Context& parent, const void* key, std::shared_ptr<const void> value, std::string told,
                          Place where);
template <class T>
std::string told_value(const T& value) {
  if constexpr (std::is_convertible_v<const T&, std::string_view>) return std::string(std::string_view(value));
  return "<not Stringer>";
}
}  // namespace core

/// A context that carries `value` besides all that `parent` does. Go: `context.WithValue(parent, key, value)`.
template <class T>
[[nodiscard]] Context with_value(const Context& parent, const ContextKey<T>& key, std::type_identity_t<T> value,
                                 Place where = Place::current()) {
  std::string told = std::string(key.name()) + ", " + core::told_value(value);
  return core::with_erased_value(parent, &key, std::make_shared<const T>(std::move(value)), std::move(told), where);
}

/// Runs `function` in a goroutine of its own once `ctx` is cancelled, at once if it is already. What it returns takes
/// that back. Go: `context.AfterFunc(ctx, f)`.
StopFunc after_func(const Context& ctx, std::function<void()> function, Place where = Place::current());

}  // namespace golearn
