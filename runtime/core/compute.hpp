// Computing for a stated time: work that keeps a processor busy, where sleep() leaves it free.
#pragma once

#include "golearn/core/time.hpp"

namespace golearn {

/// Keeps the processor busy until the caller has had it for `duration` in all: waiting for a processor in between, and
/// losing the core to another program of the machine, do not count. When its time slice is over, others that wait get
/// their turn, as in any loop in Go. Zero and less return at once. Go has no counterpart: a loop that computes.
///
/// In virtual time nothing is computed, but the time passes, on as many processors at once as there are. Under a
/// strategy one goroutine computes at a time; in a search it takes no time.
void compute(Duration duration, Place where = Place::current());

}  // namespace golearn
