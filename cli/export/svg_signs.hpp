// What a step leaves on the lane of its thing: the value, the places of a channel, a mark.
#pragma once

#include <string>

#include "export/svg_drawing.hpp"

namespace golearn::exports::svg {

struct Sign {
  double half = 0;    ///< how wide it is to either side
  std::string drawn;  ///< empty if the lane itself shows it
};

/// At `x` and `y`; `tint`: the colour of who acts; `ringed`: what went wrong begins here.
Sign sign_of(const Drawing& drawing, const PictureStep& step, double x, double y, Color tint, bool ringed);

}  // namespace golearn::exports::svg
