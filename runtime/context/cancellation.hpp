// Cancellation: the part of a context that changes: whether it is cancelled, and who is with it.
//
// Invariants
//   * Everything but `cancelled_` and what never changes is under `mutex_`; `err_` and `cause_` are written once,
//   before
//     `cancelled_` is set, and whoever has seen that set may read them without it.
//   * `cancelled_` is set, and then `done_` closed, by the first cancel(), which holds the mutex meanwhile. Those below
//     are cancelled before it lets go; nobody waits for a mutex above while holding one below, so there is no circle.
//   * One that is in the list of those below another has `listed_`, under the mutex of the one above. It leaves the
//     list when it is cancelled, by that one or by itself: whose list it is in is known from `above_`.
//   * A program that has ended has no mutexes: whoever then gets past a lock() does not hold it, and must do nothing.
//     Hence is_over() after each lock.
// It holds those below; those above are held by the context (context.hpp). The timer holds it, as long as it runs. Its
// function may hold anything, so it is let go of when it is claimed, or when the program ends.
#pragma once

#include <functional>
#include <list>
#include <memory>

#include "golearn/chan/timer.hpp"
#include "golearn/context/context.hpp"
#include "golearn/core/end_list.hpp"
#include "golearn/sync/atomic.hpp"
#include "golearn/sync/mutex.hpp"

namespace golearn::core {

class Cancellation : public std::enable_shared_from_this<Cancellation>, EndNode {
 public:
  using Pointer = std::shared_ptr<Cancellation>;

  /// One below `above`, which may be null; cancelled already if that is. `function` is started when it is cancelled.
  static Pointer below(const Pointer& above, Place where, std::function<void()> function = {});

  /// The first call cancels it and all below; `cause` nil: `err` is the cause.
  void cancel(const Error& err, const Error& cause, Place where);
  /// Cancels it with DeadlineExceeded when `duration` has passed, unless it is cancelled before.
  void cancel_after(Duration duration, const Error& cause, Place where);
  /// For after_func: takes it back. Whether that was in time.
  bool stop(Place where);

  [[nodiscard]] const Chan<Empty>& done() const { return done_; }
  [[nodiscard]] Error err(Place where) const;
  [[nodiscard]] Error cause(Place where) const;

  explicit Cancellation(std::function<void()> function);
  ~Cancellation();

 private:
  using List = std::list<Pointer>;

  void join(const Pointer& above, Place where);
  void leave(Place where);
  void cancel_here(const Error& err, const Error& cause, Place where);
  void run_function(Place where);
  bool claim(Place where);

  const Chan<Empty> done_ = make_chan<Empty>();
  Atomic<bool> cancelled_{Inside::part};
  Mutex mutex_{Inside::part};
  Error err_;
  Error cause_;
  std::weak_ptr<TimerCore> timer_;
  List below_;

  std::weak_ptr<Cancellation> above_;  // set before anybody else can see this
  List::iterator place_;               // in its list, if listed_
  bool listed_ = false;

  const bool has_function_;
  std::function<void()> function_;  // belongs to whoever sets claimed_
  Atomic<bool> claimed_{Inside::part};
};

}  // namespace golearn::core
