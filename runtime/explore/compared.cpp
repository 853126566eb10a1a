#include "explore/compared.hpp"

#include <utility>

#include "core/runtime.hpp"
#include "observe/report.hpp"

namespace golearn {
namespace {

// `exit status` is what `go run` says of a program that ended itself.
std::string death_of(const Outcome& outcome) {
  if (outcome.ending == Ending::exited && outcome.exit_status != 0) {
    return "exit status " + std::to_string(outcome.exit_status);
  }
  const std::string report = death_report(outcome);
  return report.substr(0, report.find('\n'));
}

}  // namespace

Outcome ComparedProgram::run(Chooser& chooser, Observer* observer, const Printing& printing, std::uint64_t steps) {
  Config config;
  config.procs = procs_;
  config.seed = seed_;
  config.strategy = &chooser;
  config.isolated = true;
  config.step_limit = steps;
  config.observer = observer;
  config.output = [&](const Printed& printed) { add(printed.text, printed.goroutine, printing); };
  match_.restart();
  instead_.reset();
  rest_.clear();
  Outcome outcome = Runtime(config).run(main_);
  if (!rest_.empty()) take(std::exchange(rest_, {}), 0, printing);
  return outcome;
}

bool ComparedProgram::printed_it(const Outcome& outcome) const { return match_.ends(death_of(outcome)); }

void ComparedProgram::add(std::string_view text, std::uint64_t goroutine, const Printing& printing) {
  rest_ += text;
  for (std::size_t end = 0; (end = rest_.find('\n')) != std::string::npos; rest_.erase(0, end + 1)) {
    take(std::string_view(rest_).substr(0, end), goroutine, printing);
  }
}

void ComparedProgram::take(std::string_view line, std::uint64_t goroutine, const Printing& printing) {
  const bool before = match_.departed();
  match_.print(line);
  if (!before && match_.departed()) instead_ = line;
  printing(goroutine, line);
}

}  // namespace golearn
