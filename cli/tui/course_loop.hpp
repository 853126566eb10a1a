// The course at a terminal, from its opening to its end.
#pragma once

#include <optional>

#include "golearn/study/text.hpp"

namespace golearn::tui {

/// Whether stdin and stdout are a terminal on which a screen can be drawn.
bool has_terminal();

/// Shows the course until the learner leaves it. In `language`; `chosen`: it was asked for, and not taken from the
/// environment, which what the learner once chose goes before. Throws NoTerminal if nothing can be drawn.
void show_course(study::Language language, bool chosen);

}  // namespace golearn::tui
