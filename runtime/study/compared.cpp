#include "golearn/study/compared.hpp"

#include <utility>

#include "golearn/observe/report.hpp"
#include "golearn/study/run.hpp"

namespace golearn::study {
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

class ComparedProgram::Listener final : public Sink {
 public:
  Listener(ComparedProgram& program, Observer* observer, const Printing& printing)
      : program_(program), observer_(observer), printing_(printing) {}
  void printed(const Printed& line) override { program_.add(line.text, line.goroutine, printing_); }
  void event(const Event& event) override { observer_->on(event); }
  [[nodiscard]] bool wants_events() const override { return observer_ != nullptr; }

 private:
  ComparedProgram& program_;
  Observer* observer_;
  const Printing& printing_;
};

ComparedProgram::ComparedProgram(const RunSpec& spec, const ExpectedOutput& expected)
    : spec_(for_search(spec)), match_(expected) {}

Outcome ComparedProgram::run(Chooser& chooser, Observer* observer, const Printing& printing, std::uint64_t steps) {
  spec_.strategy = &chooser;
  spec_.step_limit = steps;
  match_.restart();
  instead_.reset();
  rest_.clear();
  Listener listener(*this, observer, printing);
  const RunRecord record = study::run(spec_, listener);
  if (!rest_.empty()) take(std::exchange(rest_, {}), 0, printing);
  return record.outcome;
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

}  // namespace golearn::study
