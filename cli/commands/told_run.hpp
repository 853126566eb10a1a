// A run of a lesson's program that is told while it happens and afterwards, in the form that was asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "args/values.hpp"
#include "commands/command.hpp"
#include "commands/run_files.hpp"
#include "export/exporter.hpp"
#include "golearn/study/run_spec.hpp"
#include "words/steps.hpp"

namespace golearn::commands {

/// How a run is written out.
struct Form {
  bool raw = false;                                ///< the program's output and nothing else
  const exports::ExporterRow* exporter = nullptr;  ///< for other programs to read; null: for people
  bool all = false;                                ///< no line is left out
  args::Stamps stamps = args::Stamps::relative;
  bool short_steps = false;                    ///< draws the steps if they are few
  bool histories = false;                      ///< a row for each goroutine
  bool processors = false;                     ///< a row for each processor
  std::optional<words::StepRange> steps = {};  ///< the steps that are drawn; none: no picture of them
  std::vector<RunFile> files = {};

  [[nodiscard]] bool for_people() const { return !raw && !exporter; }
  /// Somebody will see the run as a picture.
  [[nodiscard]] bool needs_picture() const {
    return (for_people() && (steps || short_steps)) || histories || !files.empty();
  }
};

/// Throws Refusal for forms that exclude each other, or what is to be watched.
Form form_of(const Request& request);

/// Adds to `spec` what is to be watched: what was asked for, and what the form tells unasked.
void watch(const Request& request, const Form& form, study::RunSpec& spec);

/// Runs the programs one after another, as resolved. Returns the exit status of the first that dies; Ctrl-C ends them
/// all.
struct ToldRun {
  const lessons::Program* program = nullptr;
  study::RunSpec spec;
};
int run_told(const std::vector<ToldRun>& runs, const Form& form, const Stage& stage);

}  // namespace golearn::commands
