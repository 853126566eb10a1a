#include "golearn/context/cancellation.hpp"

#include <utility>

#include "golearn/core/go.hpp"

namespace golearn::core {

Cancellation::Cancellation(std::function<void()> function)
    : has_function_(function != nullptr), function_(std::move(function)) {
  drop = [](EndNode& node) {
    // The last this does: it may be what keeps it alive.
    const auto unused = std::exchange(static_cast<Cancellation&>(node).function_, nullptr);
  };
  if (has_function_) here().scheduler->to_drop.add(*this);
}

Cancellation::~Cancellation() {
  if (list) list->remove(*this);
}

Cancellation::Pointer Cancellation::below(const Pointer& above, Place where, std::function<void()> function) {
  must_be_inside();
  auto made = std::make_shared<Cancellation>(std::move(function));
  if (above) made->join(above, where);
  return made;
}

void Cancellation::join(const Pointer& above, Place where) {
  above_ = above;
  const LockGuard guard(above->mutex_, where);
  if (is_over()) return;
  if (above->err_) return cancel_here(above->err_, above->cause_, where);
  place_ = above->below_.insert(above->below_.end(), shared_from_this());
  listed_ = true;
}

// What the list held of it is let go of after the lock: it may be the last reference.
void Cancellation::leave(Place where) {
  const Pointer above = above_.lock();
  if (!above) return;
  List mine;
  const LockGuard guard(above->mutex_, where);
  if (is_over() || !std::exchange(listed_, false)) return;
  mine.splice(mine.begin(), above->below_, place_);
}

void Cancellation::cancel(const Error& err, const Error& cause, Place where) {
  cancel_here(err, cause, where);
  leave(where);
}

void Cancellation::cancel_here(const Error& err, const Error& cause, Place where) {
  List gone;
  std::shared_ptr<TimerCore> timer;
  {
    const LockGuard guard(mutex_, where);
    if (is_over() || err_) return;
    err_ = err;
    cause_ = cause ? cause : err;
    cancelled_.store(true, where);
    done_.close(where);
    for (const Pointer& each : below_) {
      each->listed_ = false;
      each->cancel_here(err_, cause_, where);
    }
    gone.swap(below_);
    timer = timer_.lock();
  }
  if (timer) Timer(std::move(timer)).stop(where);
  run_function(where);
}

bool Cancellation::claim(Place where) {
  if (claimed_.swap(true, where) || is_over()) return false;
  if (list) list->remove(*this);
  return true;
}

void Cancellation::run_function(Place where) {
  if (has_function_ && claim(where)) go(std::exchange(function_, nullptr), where);
}

bool Cancellation::stop(Place where) {
  if (!claim(where)) return false;
  const auto unused = std::exchange(function_, nullptr);
  cancel(Canceled, {}, where);
  return true;
}

void Cancellation::cancel_after(Duration duration, const Error& cause, Place where) {
  const LockGuard guard(mutex_, where);
  if (is_over() || err_) return;
  auto expire = [self = shared_from_this(), cause, where] { self->cancel(DeadlineExceeded, cause, where); };
  timer_ = after_func(duration, std::move(expire), where).core();
}

// Go too waits for the closing: from then on whoever asks finds both.
Error Cancellation::err(Place where) const {
  if (!cancelled_.load(where)) return {};
  done_.recv(where);
  return err_;
}

Error Cancellation::cause(Place where) const { return cancelled_.load(where) ? cause_ : Error(); }

}  // namespace golearn::core
