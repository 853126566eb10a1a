// What is said of output that is too long to be read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "golearn/study/text.hpp"

namespace golearn::words {

using study::Language;

/// In place of so many lines.
std::string left_out(Language language, std::size_t lines);

/// While a program runs of whose lines the last are not shown yet: how long, and how many there are so far.
std::string still_printing(Language language, double seconds, std::size_t lines);

/// A report of a program's death in which goroutines that stand at the same place for the same reason are one, and how
/// many there are.
std::string without_repetition(Language language, std::string_view report);

}  // namespace golearn::words
