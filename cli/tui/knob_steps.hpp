// The values of a knob that one comes by when it is turned, one key after another. Pure.
#pragma once

#include <optional>
#include <string>

#include "golearn/study/settings.hpp"

namespace golearn::tui {

/// The one above `value`, `by` 1, or below it, `by` -1, in steps that show something; of a number, if `by_one`, the
/// very next. Of a choice the one beside it, round and round. Nothing where the knob has no value to begin with.
std::optional<std::string> next_value(const study::Knob& knob, const std::string& value, int by, bool by_one);

}  // namespace golearn::tui
