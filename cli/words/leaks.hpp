// A goroutine that will never wake, in one line, told while others still run.
#pragma once

#include <string>

#include "golearn/observe/wait_leaks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// Why nothing will wake it: `will never wake: chan receive (nil chan) (program.go:12)`, `stuck: …` where another
/// goroutine could still unlock a lock. Empty if nobody is left at all: the program's end tells that.
std::string about_leak(const Names& names, const Leak& leak);

}  // namespace golearn::words
