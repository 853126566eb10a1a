// Which operations may not change places: the relation that the reduction of a search stands on.
//
// Two operations of different goroutines are independent if, wherever both can be made, either order leads to the same
// state. Operations on different objects are; of those on one object only some that say the same twice.
#pragma once

#include <boost/container/small_vector.hpp>

#include "golearn/core/event_kind.hpp"

namespace golearn {

/// An operation as a search keeps it: which objects, without the program's own memory.
struct Step {
  Step() = default;
  explicit Step(const Operation& operation);

  EventKind kind = EventKind::local;
  Place where = {};
  boost::container::small_vector<ObjectId, 2> objects;
};

/// Whether some object is concerned by both.
bool share_object(const Step& a, const Step& b);

/// Whether it matters to any step, on whatever object: that time passes (what is due then, how long a sleep lasts), and
/// counting the goroutines, for those that end make no step of that.
bool concerns_all(const Step& step);

/// Whether two operations of these kinds on one object may change places, whatever it holds.
bool commute(EventKind a, EventKind b);

/// Whether the order of the two can make a difference in itself. (Where somebody waits in a select, see Explorer.)
bool dependent(const Step& a, const Step& b);

}  // namespace golearn
