// Which steps of a run a picture shows, and what stands in place of the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "golearn/observe/picture.hpp"
#include "golearn/study/text.hpp"
#include "words/folds.hpp"

namespace golearn::words {

using study::Text;

inline constexpr std::size_t kReadAtOnce = 60;  ///< steps

/// Which steps are shown, by their numbers.
struct StepRange {
  std::size_t from = 1;
  std::size_t to = 0;  ///< 0: as many as are read at once, those from the beginning, around a problem, and at the end
};

/// One row of a picture.
struct ChosenRow {
  enum class Kind : std::uint8_t {
    step,      ///< the step `from`
    pause,     ///< time passes before the step `from`
    repeats,   ///< what came before it, some more times
    left_out,  ///< steps that are not shown
  };
  Kind kind = Kind::step;
  std::size_t from = 0, end = 0;  ///< the steps that it stands for, by their index; none for a pause
  Fold fold = {};                 ///< of `repeats`
};

/// From above to below. Each step is in exactly one of them.
std::vector<ChosenRow> chosen_rows(const Picture& picture, const StepRange& range);

/// `+5.05ms`: how long nothing happens before the step.
std::string pause_before(const Picture& picture, std::size_t step);

/// What a row that is no step says: `the same 7 steps 22 more times · 175µs`, `37 steps left out`.
Text about_repeats(const Picture& picture, const Fold& fold);
Text about_left_out(std::size_t steps);

/// Before the names of things for which there is no lane.
Text no_room_for();

}  // namespace golearn::words
