// What stands around a screen: the title, a rule, the message, the command, the keys; and the frame of all.
#pragma once

#include "tui/screen.hpp"

namespace golearn::tui {

inline constexpr Size kSmallest{40, 12};
inline constexpr int kStackedBelow = 72;  ///< columns: source above the output
inline constexpr int kPanesFrom = 110;    ///< the extra panes
inline constexpr int kColumnsFrom = 150;  ///< a third column

/// How much of a screen is left for its body.
Size body_of(Size screen);

/// Exactly as large as `screen`.
Frame framed(const Session& session, const View& view, Size screen);

/// A text as a word of a command: in quotes where a shell would take it apart.
std::string as_word(const std::string& text);

/// The message that the terminal is too small.
Frame too_small(const Session& session, Size screen);

}  // namespace golearn::tui
