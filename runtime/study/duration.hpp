// Durations as Go programs write them.
#pragma once

#include <string>
#include <string_view>

#include "golearn/core/clock.hpp"

namespace golearn::study {

/// "250ms", "1.5s", "2m", "1h30m", "0": as Go's time.ParseDuration reads them; false if it is none.
bool parse_duration(std::string_view text, Duration& result);

/// A time to three or four digits, as Go writes it: 1m12s.
std::string rounded(Duration time);

}  // namespace golearn::study
