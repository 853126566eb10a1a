// How a program's death reads: as Go's own message, on the lines of the Go program.
#pragma once

#include <string>
#include <string_view>

#include "golearn/core/outcome.hpp"
#include "golearn/observe/source_place.hpp"

namespace golearn {

/// What Go prints on stderr when a program ends as `outcome` did: for a panic `panic: …`, for a deadlock or another
/// fatal error `fatal error: …`, each followed by the goroutines and where they stand. Empty when Go prints nothing.
std::string death_report(const Outcome& outcome, const PlaceNames& names = {});

/// The lines of a place in a report: that of the Go program, and below it the C++ that stands for it; each behind
/// `indent`.
std::string frame_lines(const SourcePlace& place, std::string_view indent);

}  // namespace golearn
