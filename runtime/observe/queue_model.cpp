#include "golearn/observe/queue_model.hpp"

#include <utility>

namespace golearn {

namespace go_policy = core::go_policy;

// A full ring moves its older half to the global queue, and the newcomer behind it.
void QueueModel::put_ring(InRing entry) {
  if (ring_.size() < go_policy::kRunQueue) return ring_.push_back(entry);
  for (std::size_t i = 0; i < go_policy::kRunQueue / 2; ++i) {
    global_.push_back(ring_.front().goroutine);
    ring_.pop_front();
  }
  global_.push_back(entry.goroutine);
}

void QueueModel::refill() {
  const std::size_t count = std::min<std::size_t>(go_policy::kGlobalBatch, global_.size());
  for (std::size_t i = 0; i < count; ++i) {
    ring_.push_back({global_.front(), true});
    global_.pop_front();
  }
}

QueueModel::Picked QueueModel::pick() {
  if (!global_.empty() && tick_ % go_policy::kGlobalEvery == 0) {
    const std::uint64_t first = global_.front();
    global_.pop_front();
    ++tick_;
    return {first, From::global_first};
  }
  if (next_) return {std::exchange(next_, 0), From::next_slot};
  const bool from_ring = !ring_.empty();
  if (!from_ring) refill();
  if (ring_.empty()) return {0, From::nowhere};
  const InRing first = ring_.front();
  ring_.pop_front();
  ++tick_;
  if (!first.was_global) return {first.goroutine, From::ring};
  return {first.goroutine, from_ring ? From::global_by_way_of_ring : From::global};
}

QueueModel::From QueueModel::take(std::uint64_t goroutine) {
  Picked picked = pick();
  while (picked.goroutine == kSystem) picked = pick();
  if (picked.goroutine == goroutine) return picked.from;
  if (picked.goroutine) ring_.push_front({picked.goroutine, false});
  remove(goroutine);
  return From::nowhere;
}

void QueueModel::remove(std::uint64_t goroutine) {
  if (next_ == goroutine) next_ = 0;
  std::erase_if(ring_, [&](const InRing& entry) { return entry.goroutine == goroutine; });
  std::erase(global_, goroutine);
}

}  // namespace golearn
