// Who waits for whom, in plain words: what the waits-for graph shows at the end of a run.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "golearn/observe/wait_snapshot.hpp"
#include "words/names.hpp"

namespace golearn::words {

/// One sentence or a few for each goroutine that waits, or for those that wait alike, at most six; then the circle, if
/// there is one. Only of goroutines that `told` holds for.
std::vector<std::string> about_waits(const Names& names, const WaitSnapshot& snapshot,
                                     const std::function<bool(const WaitNode&)>& told);

}  // namespace golearn::words
