// Runs a plan and says what went wrong.
#pragma once

#include <string>

#include "stress/plan.hpp"

namespace golearn::stress {

/// Runs the program and checks what must hold whatever the schedule: no item lost or doubled, those of one sender on
/// one channel received in order, every count under a lock exact, every goroutine accounted for, every object
/// destroyed, and the end as the plan has it. Empty if all does; else what does not.
std::string run(const Plan& plan);

}  // namespace golearn::stress
