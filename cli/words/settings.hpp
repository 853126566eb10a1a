// The settings of a run, as a line under its title.
#pragma once

#include <string>

#include "golearn/study/run_spec.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

/// `procs 2 · buffer 0 · seed 7 · virtual time`: every knob that has a say, and how the run is driven.
std::string all_settings(study::Language language, const study::RunSpec& spec);

/// `procs 2 · workers 3`: what differs from the program's usual settings.
std::string typed_settings(int procs, const study::TypedKnobs& typed);

}  // namespace golearn::words
