// What one step of a picture is, in a word or two for each lane that it concerns: phrases with holes.
#pragma once

#include <string>

#include "golearn/observe/picture.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

using study::Text;

/// What the goroutine does, or how it waits: short. The thing that it does it to is not named, for the arrow leads
/// there.
Text deed_of(const PictureStep& step);

/// What happens to the partner meanwhile; empty if that is said elsewhere.
Text partners_deed(const PictureStep& step);

/// `phrase` said of the step; of a longer value the first `widest` columns, but of what is printed, or a panic, all.
std::string said_of(const PictureStep& step, const Text& phrase, study::Language language, int widest);

/// How the arrow between the goroutine and the thing is drawn.
enum class StepArrow : std::uint8_t {
  none,        ///< it does nothing to a thing
  to_thing,    ///< it does something to it
  from_thing,  ///< it gets something from it
  gives_back,  ///< it unlocks it
  waits_for,   ///< it waits for it
};
StepArrow arrow_of(const PictureStep& step);

}  // namespace golearn::words
