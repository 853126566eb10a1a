// What a program's objects hold at a moment, as rows of a table: its name, what is in it or who has it, who waits.
#pragma once

#include <set>
#include <vector>

#include "golearn/observe/object_states.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// Of those in `of_interest` that can be told of, and of all locks that somebody has and channels with something in
/// them: `mutex  held by g3 (work)  g4 waits`.
Table about_objects(const Names& names, const std::vector<ObjectState>& states, const std::set<ObjectId>& of_interest);

}  // namespace golearn::words
