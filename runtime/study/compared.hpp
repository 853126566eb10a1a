// A program that is run again and again, each run compared line by line with what is expected of it.
//
// One thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "golearn/core/observer.hpp"
#include "golearn/core/outcome.hpp"
#include "golearn/explore/chooser.hpp"
#include "golearn/explore/expected.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

class ComparedProgram {
 public:
  /// Told of each line once match() knows it.
  using Printing = std::function<void(std::uint64_t goroutine, std::string_view line)>;

  /// `expected` outlives this. Of `spec`, the driver is of no matter.
  ComparedProgram(const RunSpec& spec, const ExpectedOutput& expected);

  /// Runs it once, for at most `steps` operations. `observer` may be null.
  Outcome run(Chooser& chooser, Observer* observer, const Printing& printing, std::uint64_t steps);

  /// Where the run stands.
  [[nodiscard]] const OutputMatch& match() const { return match_; }
  /// Whether the run that ended so printed what is expected, and died as expected if it is to die.
  [[nodiscard]] bool printed_it(const Outcome& outcome) const;
  /// The line at which it departed.
  [[nodiscard]] const std::optional<std::string>& instead() const { return instead_; }

 private:
  class Listener;
  void add(std::string_view text, std::uint64_t goroutine, const Printing& printing);
  void take(std::string_view line, std::uint64_t goroutine, const Printing& printing);

  RunSpec spec_;
  OutputMatch match_;
  std::string rest_;  // printed without a line end so far
  std::optional<std::string> instead_;
};

}  // namespace golearn::study
