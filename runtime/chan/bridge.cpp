#include "golearn/chan/bridge.hpp"

#include <stdexcept>

#include "golearn/core/operation.hpp"
#include "golearn/core/scheduler.hpp"

namespace golearn::core {

void BridgeCore::open(Place where) {
  must_be_inside();
  Scheduler& scheduler = *here().scheduler;
  if (scheduler.config.isolated || scheduler.config.strategy) {
    throw std::logic_error("golearn: no Bridge where nothing comes from outside (Config::isolated, Config::strategy)");
  }
  drop = [](EndNode& node) { static_cast<BridgeCore&>(node).forget(); };
  where_ = where;
  self_ = shared_from_this();
  {
    const std::lock_guard lock(mutex_);
    scheduler_ = &scheduler;
  }
  scheduler.open_bridges.fetch_add(1);
  scheduler.to_drop.add(*this);
}

// A post is never called if the program ends first; forget() tells the thread then.
bool BridgeCore::call(std::function<bool()> operation) {
  if (!here().wants(kOutside)) throw std::logic_error("golearn: a Bridge is for threads; a goroutine uses the channel");
  const auto call = std::make_shared<Call>();
  std::unique_lock lock(mutex_);
  if (!scheduler_) return false;
  scheduler_->post(
      [self = shared_from_this(), call, operation = std::move(operation)] { self->start(call, operation); });
  changed_.wait(lock, [&] { return call->done || !scheduler_; });
  return call->done && call->ok;
}

// Between two goroutines, as a timer starts one.
void BridgeCore::start(const std::shared_ptr<Call>& call, const std::function<bool()>& operation) {
  Processor& p = here();
  Goroutine* g = p.scheduler->allocate(p, where_);
  g->task.set([self = shared_from_this(), call, operation] {
    bool ok = false;
    struct AtEnd {
      BridgeCore& core;
      Call& call;
      bool& ok;
      ~AtEnd() { core.finish(call, ok); }
    } const at_end{*self, *call, ok};
    ok = operation();
  });
  p.scheduler->start(p, g);
}

void BridgeCore::finish(Call& call, bool ok) {
  {
    const std::lock_guard lock(mutex_);
    call.done = true;
    call.ok = ok;
  }
  changed_.notify_all();
}

// Those who are idle because of this bridge must look again whether anything can come: hence the empty post. As long as
// this is in the program's list, the program's end waits for the mutex in forget(): so the scheduler is there until it
// is taken out, the last thing that is done to it.
void BridgeCore::close() {
  std::shared_ptr<BridgeCore> alive;
  {
    const std::lock_guard lock(mutex_);
    Scheduler* const scheduler = std::exchange(scheduler_, nullptr);
    if (!scheduler) return;
    scheduler->open_bridges.fetch_sub(1);
    scheduler->post([] {});
    if (scheduler->to_drop.remove(*this)) alive = std::move(self_);
  }
  changed_.notify_all();
}

// The program has ended, and this is in its list no more.
void BridgeCore::forget() {
  const auto alive = std::move(self_);
  {
    const std::lock_guard lock(mutex_);
    scheduler_ = nullptr;
  }
  changed_.notify_all();
}

}  // namespace golearn::core
