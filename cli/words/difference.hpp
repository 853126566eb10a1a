// Two runs in step of programs that differ in some operations: where they part, and what each gave.
#pragma once

#include <string>
#include <vector>

#include "golearn/study/difference.hpp"
#include "words/blocks.hpp"
#include "words/next_steps.hpp"

namespace golearn::words {

/// How the two are called, above their columns.
struct Sides {
  study::Text with;
  study::Text without;
};

/// Their steps up to where they part and some from there on, and what became of each. `tried` is how many seeds were
/// looked through for a difference; 0 if the seed was given. `pictures` come before what to try next.
Blocks about_difference(Language language, const study::Difference& difference, const Sides& sides, std::uint64_t tried,
                        const std::vector<Suggestion>& next, Blocks pictures = {});

}  // namespace golearn::words
