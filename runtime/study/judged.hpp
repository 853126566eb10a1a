// An output that somebody claims a program prints, judged: certain, possible, impossible, or not found.
//
// One thread.
#pragma once

#include <string>

#include "golearn/study/find_output.hpp"
#include "golearn/study/token.hpp"

namespace golearn::study {

struct Judged {
  FindReport report;
  std::string token = {};     ///< replays a run that prints it; empty if none does
  std::string other_go = {};  ///< a Go version by whose rules it is not impossible; empty if none is known
};

/// Searches as find_output() does; where nothing prints it, by the rules of other Go versions too.
Judged judge(const RunSpec& spec, const ExpectedOutput& claimed, const FindPlan& plan);

}  // namespace golearn::study
