// Where one goes from here: what stands below all that is said of a run.
#pragma once

#include "args/selection.hpp"
#include "golearn/study/text.hpp"
#include "words/blocks.hpp"

namespace golearn::words {

using study::Language;

/// After a run of what `ran` names: the explanation, other ways to look at the same program where they suit it, and the
/// next program or lesson. Nothing that the lesson's text suggests already. `typed` are the knobs of the run, if one
/// program ran.
Blocks onward(Language language, const args::Selection& ran, const study::TypedKnobs& typed = {});

}  // namespace golearn::words
