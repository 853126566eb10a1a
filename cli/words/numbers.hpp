// Numbers, counts and times in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "golearn/core/clock.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/english.hpp"
#include "golearn/study/text.hpp"

namespace golearn::words {

using study::plural;
using study::rounded;

/// study::rounded in a sentence: 1m12s is 1분 12초 in Korean.
std::string rounded_in(study::Language language, Duration time);

/// A part of a whole, in per cent; small ones to two places.
std::string percent(std::uint64_t part, std::uint64_t whole);

}  // namespace golearn::words
