// The lessons' Go programs, run by the machine's own Go.
#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "host/go_tool.hpp"
#include "lessons/course.hpp"
#include "lessons/practice/quantity.hpp"

namespace golearn::test {

/// A program with its flags.
struct GoRun {
  const lessons::Program* program = nullptr;
  study::TypedKnobs knobs = {};
  int procs = 1;
  auto operator<=>(const GoRun&) const = default;
};

/// Built once, all at a time, and gone when this is.
class GoPrograms {
 public:
  /// Those of all lessons. Throws std::runtime_error if one does not build.
  explicit GoPrograms(const host::GoTool& go);

  /// What came of each run. Most of them sleep, so several are made at once; one is ended after a minute. What nobody
  /// sees of a process stays unknown: how many goroutines leaked.
  [[nodiscard]] std::map<GoRun, lessons::Came> run(const std::set<GoRun>& runs) const;

 private:
  [[nodiscard]] lessons::Came run(const GoRun& run) const;

  host::TemporaryFolder folder_;
};

/// The machine's Go, if it has one that the programs can be built with: 1.22 or newer.
std::optional<host::GoTool> usable_go();

/// What came of a process, by what it printed on its streams and its exit status.
lessons::Came came_of_go(const host::Execution& execution);

}  // namespace golearn::test
