// What a run comes to, at a glance: what went wrong, or that nothing did.
#pragma once

#include <optional>
#include <vector>

#include "golearn/observe/picture.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "words/blocks.hpp"
#include "words/names.hpp"

namespace golearn::words {

struct VerdictLine {
  Tone tone = Tone::good;
  Text text;
  std::optional<std::size_t> step = {};  ///< the index of the step to look at
};

/// The worst first; one line at least.
std::vector<VerdictLine> verdict_of(const study::RunSpec& spec, const study::RunRecord& record, const Picture& picture);

}  // namespace golearn::words
