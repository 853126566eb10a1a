// The one function that runs a program: a spec in, a record out, and a sink told meanwhile.
#pragma once

#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"
#include "golearn/study/sink.hpp"

namespace golearn::study {

/// Runs the program to its end, on the calling thread. Call it from no program. What spec and sink refer to outlives
/// the call. Throws std::invalid_argument if the spec is out of its ranges.
RunRecord run(const RunSpec& spec, Sink& sink);
/// The same with nobody told.
RunRecord run(const RunSpec& spec);

}  // namespace golearn::study
