// A run as a player would tell of it: where it departs from what would have come by itself.
#pragma once

#include <vector>

#include "golearn/study/turn.hpp"

namespace golearn::study {

/// A choice other than what comes if nobody interferes.
struct Intervention {
  std::size_t choices = 0;  ///< that come before it
  Move would_come = {};     ///< if nobody interfered, as it comes later
  /// Instead; or, if somebody else does something to the same object before what would have come, that.
  Move comes = {};
  bool cases = false;   ///< both are cases of one select
  bool number = false;  ///< it is a random number that is chosen
};

struct Path {
  std::vector<Intervention> interventions = {};
  Turn end = {};  ///< where the choices lead to
};

/// The path of `choices`. A few runs for each intervention. Throws Refusal when the program has no such choices.
Path path_of(const RunSpec& spec, const Schedule& choices);

/// How many of the choices are interventions.
std::size_t count_interventions(const Schedule& choices);

}  // namespace golearn::study
