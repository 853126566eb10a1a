// Which of the timers that are due at one instant goes off first, where that decides something.
//
// They go off in the order in which they were set, and who set his first is a matter of the schedule. A search does not
// see that order: setting a timer is no step that others notice. So where one select waits for several of them, the
// first is a choice of its own. One thread.
#pragma once

#include <span>

#include "golearn/core/strategy.hpp"
#include "golearn/core/timer_node.hpp"

namespace golearn::core {

/// Asks `strategy` for each such select, and puts the timer that it chooses before the others.
void order_due(std::span<TimerEntry> due, Strategy& strategy);

}  // namespace golearn::core
