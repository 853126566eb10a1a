// What a terminal shows of what it was sent: rows, once colours, carriage returns and wiped lines have done their work.
#pragma once

#include "process.hpp"

namespace golearn::test {

/// The rows a terminal of unlimited width and height shows.
Lines rows(const std::string& sent);

/// The columns that `text` takes, in Korean or English.
int columns(const std::string& text);

/// Several spaces and line ends as one space: text as it was before it was wrapped.
std::string flowing(const std::string& text);

/// Those of the widest line.
int widest(const Lines& lines);

/// Those that are wider, but for commands: they are there to be copied, and are never broken.
Lines too_wide(const Lines& lines, int width);

inline bool coloured(const std::string& sent) { return has(sent, "\033[1m") || has(sent, "\033[3"); }

}  // namespace golearn::test
