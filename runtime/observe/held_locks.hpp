// The locks a goroutine holds: a list that never changes, so that an access remembers it by one pointer.
//
// Any thread may read one.
#pragma once

#include <memory>
#include <utility>

#include "golearn/core/event_kind.hpp"

namespace golearn {

/// A lock that a goroutine held.
struct HeldLock {
  ObjectId object = {};
  Place taken_at = {};
  bool reading = false;  ///< by RLock
};

struct Held;
using HeldList = std::shared_ptr<const Held>;
struct Held {
  HeldLock lock;
  HeldList below;
};

/// The list after `object` was unlocked; the same list if it is not in it.
inline HeldList without(const HeldList& list, ObjectId object) {
  if (!list) return nullptr;
  if (list->lock.object == object) return list->below;
  HeldList below = without(list->below, object);
  return below == list->below ? list : std::make_shared<const Held>(Held{list->lock, std::move(below)});
}

}  // namespace golearn
