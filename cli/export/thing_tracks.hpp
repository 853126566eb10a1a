// The tracks of what goroutines share: of a lock who has it, of a channel with a buffer how many values lie in it, of a
// WaitGroup its counter.
#pragma once

#include <cstdint>
#include <vector>

#include "export/trace_file.hpp"
#include "golearn/observe/picture.hpp"
#include "words/names.hpp"

namespace golearn::exports {

/// `step_times`: when each step of `picture` is made; `end`: when the run is over.
void add_thing_tracks(TraceFile& trace, const words::Names& names, const Picture& picture,
                      const std::vector<std::int64_t>& step_times, std::int64_t end);

}  // namespace golearn::exports
