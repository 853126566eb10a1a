// How a program's death reads: as Go's own message, on the lines of the Go program.
#pragma once

#include <functional>
#include <string>

#include "core/outcome.hpp"

namespace golearn {

/// A place in a source file, as a report names it.
struct SourcePlace {
  std::string function;  ///< as Go names it: `main.main`, `main.main.func1`
  std::string file;
  unsigned line = 0;
};

/// Where a place of the C++ program stands: the frames to print for it, most important first. The default names
/// the C++ function and line.
using PlaceNames = std::function<std::vector<SourcePlace>(Place)>;

/// What Go prints on stderr when a program ends as `outcome` did: for a panic `panic: …`, for a deadlock or another
/// fatal error `fatal error: …`, each followed by the goroutines and where they stand. Empty when Go prints nothing.
std::string death_report(const Outcome& outcome, const PlaceNames& names = {});

}  // namespace golearn
