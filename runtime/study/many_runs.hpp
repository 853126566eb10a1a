// Many runs of one spec, and what real Go made of the same program: how likely is each result?
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "golearn/study/run_spec.hpp"
#include "golearn/study/tally.hpp"

namespace golearn::study {

struct ManyRuns {
  RunSpec spec;
  Tally ours = {};
  std::uint64_t race_gaps = 0;       ///< of all of ours together: Outcome::race_gaps
  std::optional<Tally> theirs = {};  ///< none: real Go was not asked
  std::string go = {};               ///< its version
};

}  // namespace golearn::study
