// "Did you mean": the nearest of a list of names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "golearn/study/text.hpp"

namespace golearn::args {

using study::Text;

/// The one of `names` that takes fewest edits to reach from `typed`; empty if none is near: one letter in three, or one
/// in a shorter word, may be wrong.
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

/// " — did you mean 'x'?", or nothing when `name` is empty.
Text did_you_mean(const std::string& name);

}  // namespace golearn::args
