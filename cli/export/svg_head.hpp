// Above the rows: who each lane is.
#pragma once

#include "export/svg_drawing.hpp"

namespace golearn::exports::svg {

inline constexpr double kHead = 66;

/// From height `y` on, `left` being where the column of numbers begins.
void draw_head(Drawing& drawing, double left, double y);

}  // namespace golearn::exports::svg
