// Whether what a run measured is to be believed: how much of the machine it got.
#pragma once

#include <optional>

#include "golearn/core/outcome.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

/// Of the time in which its processors could have run, the part in which they had a core: 0 to 1. Nothing if that was
/// not counted, or there was too little of it to tell.
std::optional<double> core_share(const Outcome& outcome);

/// What to say of a run on a machine of `cores` if it got clearly too little: how much, why, and to run it again.
/// Empty if it got enough.
study::Text about_cores(const Outcome& outcome, int cores);

}  // namespace golearn::words
