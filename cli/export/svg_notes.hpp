// Below the step at which something goes wrong: what it is, in a box of its own.
#pragma once

#include <map>
#include <string>

#include "export/svg_drawing.hpp"

namespace golearn::exports::svg {

/// By step, each text once. Who waits for good because of a circle is told by the circle, which is drawn below the
/// rows.
std::map<std::size_t, std::string> notes_of(const Picture& picture, const words::Names& names);

/// Makes `row` so high that the note has room in it.
void set_note(const Drawing& drawing, Row& row, const std::string& note);
void draw_note(Drawing& drawing, const Row& row);

}  // namespace golearn::exports::svg
