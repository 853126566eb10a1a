// Group. Go: golang.org/x/sync/errgroup: goroutines that work on parts of one task, and the first error of any.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "golearn/context/context.hpp"
#include "golearn/sync/once.hpp"
#include "golearn/sync/waitgroup.hpp"

namespace golearn {

/// A reference: copies are the same group, so that its goroutines can start more. Go: `*errgroup.Group`.
class Group {
 public:
  /// A group that cancels nothing. Go: `new(errgroup.Group)`.
  Group();

  /// Runs `function` in a goroutine of the group; waits first if the limit is reached. The first error that one of them
  /// returns is the group's, and cancels its context. Go: `g.Go(f)`.
  void go(std::function<Error()> function, Place where = Place::current()) const;
  /// The same if that is below the limit; false, and nothing, if not. Go: `g.TryGo(f)`.
  [[nodiscard]] bool try_go(std::function<Error()> function, Place where = Place::current()) const;
  /// Waits for all of them, cancels the group's context, and returns the first error. Go: `g.Wait()`.
  Error wait(Place where = Place::current()) const;  // NOLINT(modernize-use-nodiscard): Go programs drop it too
  /// At most `n` goroutines at a time; below zero, any number. Panics while some are running. Go: `g.SetLimit(n)`.
  void set_limit(int n, Place where = Place::current()) const;

 private:
  friend std::pair<Group, Context> group_with_context(const Context& parent, Place where);
  struct State;
  static void start(const std::shared_ptr<State>& state, std::function<Error()> function, Place where);
  std::shared_ptr<State> state_;
};

/// A group, and a context that is cancelled by the first error or by wait(), whichever comes first.
/// Go: `errgroup.WithContext(parent)`.
[[nodiscard]] std::pair<Group, Context> group_with_context(const Context& parent, Place where = Place::current());

}  // namespace golearn
