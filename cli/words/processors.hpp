// Which processor ran which goroutine, and when.
#pragma once

#include "golearn/study/watched.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// A heading and a timeline; nothing if nothing has run, or that was not watched.
Blocks about_processors(const Names& names, const study::Processors& processors);

}  // namespace golearn::words
