// --perfetto FILE: a run as a trace that ui.perfetto.dev shows: a track for each goroutine, for each lock whose it is,
// for each channel and WaitGroup how many.
#pragma once

#include <string>

#include "export/file_forms.hpp"

namespace golearn::exports {

std::string perfetto(const DrawnRun& run, study::Language language);

}  // namespace golearn::exports
