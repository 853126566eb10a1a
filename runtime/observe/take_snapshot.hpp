// The waits-for graph of one moment, from the state of a program's waits.
//
// A pure function: whoever may read the state may call it.
#pragma once

#include "golearn/observe/wait_snapshot.hpp"
#include "golearn/observe/wait_state.hpp"

namespace golearn::waits {

/// Nodes, edges, circle and releases, as WaitSnapshot describes them.
WaitSnapshot take_snapshot(const WaitState& state);

}  // namespace golearn::waits
