// What a thing holds, and how that is shown in the few columns that its lane has at a terminal.
#pragma once

#include <cstdint>
#include <string>

#include "golearn/observe/picture.hpp"

namespace golearn::words {

inline constexpr std::size_t kMostPlaces = 4;  ///< of a channel whose places are drawn, and their values shown

/// What there is to show of a thing.
enum class Contents : std::uint8_t {
  nothing,
  holders,  ///< who has the lock
  places,   ///< a channel's
  count,    ///< of a WaitGroup
  value,
  mark,  ///< that something was done to it
};
Contents shown_in(ObjectKind kind);

/// What a step leaves on the lane of a thing that holds nothing: `!`, `✓`, `•`.
std::string mark_of(ObjectKind kind);

/// `value`, cut to `width` columns; what cannot be seen is written out.
std::string shortened(const std::string& value, int width);

/// What the thing of the step holds behind it; empty if that goes without saying.
std::string content_of(const PictureStep& step);

}  // namespace golearn::words
