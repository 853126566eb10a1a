// When each goroutine of a picture was in which state, and when it made its steps, on an axis of real or virtual time
// on which everything has a width.
//
// In virtual time much happens at the same moment. There a step lasts a nanosecond, and the next one begins at least
// four after it: in between fits what happened to its goroutines without a step, such as that one got a processor.
//
// Invariants: the spans of a lane do not overlap, and come in their order; so do its steps, each of which lies within
// one span, or outside of all. All have a width.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "golearn/observe/picture.hpp"

namespace golearn::exports {

struct LaneSpan {
  LaneState state = LaneState::runs;
  std::int64_t from = 0, to = 0;
  std::size_t step = 0;                       ///< beside which it began: of one that waits, its block
  std::optional<std::size_t> caused_by = {};  ///< the step of another that started or woke the goroutine
};

struct LaneStep {
  std::size_t step = 0;
  std::int64_t from = 0, to = 0;
};

struct Lane {
  std::vector<LaneSpan> spans;
  std::vector<LaneStep> steps;
};

struct Lanes {
  std::map<std::uint64_t, Lane> of;      ///< by goroutine
  std::vector<std::int64_t> step_times;  ///< when each step began
};

/// `end`: of the run.
Lanes lanes_of(const Picture& picture, std::int64_t end);

/// Whether a value goes from one goroutine to another in this step, so that it is a step of both.
bool is_handover(const PictureStep& step);

}  // namespace golearn::exports
