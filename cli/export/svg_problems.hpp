// What went wrong, drawn over the rows: which of them are told in red, brackets, and who waits for whom in a circle.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "export/svg_drawing.hpp"

namespace golearn::exports::svg {

/// How a step is told in red.
struct Red {
  std::string more;   ///< what its words say besides: `loses g2's`
  bool loud = false;  ///< its arrow is red, too
};

/// What is marked.
struct Marks {
  std::map<std::size_t, Red> red;  ///< by step
  std::set<std::size_t> ringed;    ///< steps at which a value was read that was old when it was used
};
Marks marks_of(const Drawing& drawing);

/// Brackets around the steps of lost updates and races. Of those that would lie on one another only the first.
void draw_brackets(Drawing& drawing);

/// Below the last row, from height `y` on: goroutine, thing, its owner, and so on, until it comes round.
double circle_height(const Picture& picture);
void draw_circle(Drawing& drawing, double y);

}  // namespace golearn::exports::svg
