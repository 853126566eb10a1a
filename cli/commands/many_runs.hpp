// `--runs N`: how likely is each result?
#pragma once

#include <functional>
#include <optional>

#include "commands/command.hpp"
#include "golearn/study/many_runs.hpp"
#include "host/child.hpp"

namespace golearn::commands {

/// The option, and its value; none if it was not given. Throws Refusal if another option was given that asks for more
/// than results, or fixes them.
args::Option runs_option();
std::optional<int> times_of(const Request& request);

/// One of Go's programs, run once.
using RunGo = std::function<host::Execution()>;

/// Runs a program so often, in turn with real Go's if there is one (its version is `go`), and shows the results as a
/// histogram, or as JSON. Returns the exit status: 130 on Ctrl-C, else 0.
int run_many(const lessons::Program& program, study::RunSpec spec, int times, const Request& request,
             const Stage& stage, const std::string& go = {}, const RunGo& run_go = {});

}  // namespace golearn::commands
