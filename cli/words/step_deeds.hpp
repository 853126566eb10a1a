// What a step of a picture is called: as the deed of who acts, of who receives, and what the thing then holds.
#pragma once

#include <string>

#include "golearn/observe/picture.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// Of who acts: "sends 7", "Lock()".
std::string deed_of(const Names& names, const PictureStep& step);
/// Of its partner: "gets 7"; empty where the partner does nothing.
std::string partners_deed(const Names& names, const PictureStep& step);
/// What the thing holds behind the step, short: "(7)", "[■ ]", "g3", "2".
std::string content_of(const PictureStep& step);

/// Which way a step's arrow goes.
enum class StepArrow : std::uint8_t { none, to_thing, from_thing };
StepArrow arrow_of(const PictureStep& step);

}  // namespace golearn::words
