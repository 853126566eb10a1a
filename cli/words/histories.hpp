// A run at a glance: when each goroutine ran, and who had each lock.
#pragma once

#include "golearn/observe/picture.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// Empty if there was no step.
Blocks about_histories(const Names& names, const Picture& picture);

}  // namespace golearn::words
