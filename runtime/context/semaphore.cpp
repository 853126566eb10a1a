#include "golearn/context/semaphore.hpp"

#include "golearn/chan/select.hpp"

namespace golearn {
namespace {

bool is_closed(const RecvChan<Empty>& channel, Place where) {
  bool closed = false;
  Select{receive(
             channel, [&] { closed = true; }, where),
         otherwise([] {})};
  return closed;
}

}  // namespace

Error Semaphore::acquire(const Context& ctx, std::int64_t n, Place where) {
  const RecvChan<Empty> done = ctx.done(where);
  Waiter me{n, {}};
  Waiters::iterator place;
  {
    const LockGuard guard(mutex_, where);
    if (core::is_over()) return {};
    if (is_closed(done, where)) return ctx.err(where);
    if (fits(n)) {
      taken_ += n;
      return {};
    }
    if (n <= size_) {
      me.ready = make_chan<Empty>(0, where);
      place = waiters_.insert(waiters_.end(), me);
    }
  }
  if (n > size_) {
    done.recv(where);
    return ctx.err(where);
  }
  bool cancelled = false;
  Select{receive(
             done, [&] { cancelled = true; }, where),
         receive(
             me.ready, [] {}, where)};
  if (cancelled) return give_up(ctx, place, me, where);
  if (!is_closed(done, where)) return {};
  release(n, where);  // both at once: the context wins, as it does before the call
  return ctx.err(where);
}

// It may have been let in meanwhile. If not, and if it was the first, those behind it may fit.
Error Semaphore::give_up(const Context& ctx, Waiters::iterator place, const Waiter& me, Place where) {
  const LockGuard guard(mutex_, where);
  if (core::is_over()) return {};
  if (is_closed(me.ready, where)) {
    taken_ -= me.n;
    let_in(where);
  } else {
    const bool first = place == waiters_.begin();
    waiters_.erase(place);
    if (first) let_in(where);
  }
  return ctx.err(where);
}

bool Semaphore::try_acquire(std::int64_t n, Place where) {
  const LockGuard guard(mutex_, where);
  if (core::is_over() || !fits(n)) return false;
  taken_ += n;
  return true;
}

void Semaphore::release(std::int64_t n, Place where) {
  core::quietly([&] {
    const LockGuard guard(mutex_, where);
    if (core::is_over()) return;
    if (n > taken_) panic("semaphore: released more than held", where);
    taken_ -= n;
    let_in(where);
  });
}

void Semaphore::let_in(Place where) {
  while (!waiters_.empty() && size_ - taken_ >= waiters_.front().n) {
    const Waiter next = waiters_.front();
    waiters_.pop_front();
    taken_ += next.n;
    next.ready.close(where);
  }
}

}  // namespace golearn
