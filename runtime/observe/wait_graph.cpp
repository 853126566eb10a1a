#include "golearn/observe/wait_graph.hpp"

#include <mutex>
#include <utility>

#include "golearn/observe/take_snapshot.hpp"

namespace golearn {

class WaitGraph::State {
 public:
  std::mutex mutex;
  waits::WaitState waits;
  waits::Leaks leaks;
};

WaitGraph::WaitGraph() : state_(std::make_unique<State>()) {}
WaitGraph::~WaitGraph() = default;

void WaitGraph::on_leak(std::function<void(const Leak&)> found) {
  const std::lock_guard lock(state_->mutex);
  state_->leaks.on_leak(std::move(found));
}

void WaitGraph::on(const Event& event) {
  const std::lock_guard lock(state_->mutex);
  const waits::Change change = state_->waits.on(event);
  state_->leaks.after(state_->waits, change, event.time);
}

void WaitGraph::finish(const Outcome& outcome) {
  if (outcome.ending != Ending::deadlocked) return;
  const std::lock_guard lock(state_->mutex);
  const std::vector<std::uint64_t> ended = state_->waits.deadlocked();
  state_->leaks.deadlocked(state_->waits, ended);
}

WaitSnapshot WaitGraph::snapshot() const {
  const std::lock_guard lock(state_->mutex);
  return waits::take_snapshot(state_->waits);
}

std::vector<Leak> WaitGraph::leaks() const {
  const std::lock_guard lock(state_->mutex);
  return state_->leaks.found();
}

}  // namespace golearn
