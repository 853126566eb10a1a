// The drawing of a waits-for graph from the state of a program's waits.
//
// A pure function: whoever may read the state may call it.
#pragma once

#include "observe/wait_picture.hpp"
#include "observe/wait_state.hpp"

namespace golearn::waits {

/// Nodes, edges, circle and releases, as WaitPicture describes them.
WaitPicture draw(const WaitState& state);

}  // namespace golearn::waits
