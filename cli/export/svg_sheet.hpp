// The rows of a still picture, one below the other, each with what happens in it.
#pragma once

#include "export/svg_drawing.hpp"

namespace golearn::exports::svg {

inline constexpr double kBelowRows = 8;

/// Chooses the rows and the columns: from `left` to `right`, or further, below height `y`.
Drawing lay_out(const Picture& picture, const words::Names& names, const words::StepRange& range, double left,
                double right, double y);

/// Where the rows end, and the circle of a deadlock below them.
double bottom_of(const Drawing& drawing);

/// Draws all of it; the head stands above.
void draw_rows(Drawing& drawing, double left);

}  // namespace golearn::exports::svg
