// Running a lesson's program in-process and looking at what became of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "golearn/study/search.hpp"
#include "lessons/course.hpp"
#include "support/program.hpp"

namespace golearn::test {

/// Knobs as one would type them: {{"buffer", "5"}, {"close", "true"}}.
using Knobs = study::TypedKnobs;

/// What became of a lesson's program; `report` names places by the Go program's functions and lines.
struct LessonRun : Run {
  const lessons::Program* program = nullptr;
  std::shared_ptr<study::Figures> figures;  ///< what it measured
  Lines findings;                           ///< what the lesson says happened, in English

  [[nodiscard]] std::int64_t measured(const std::string& what, std::int64_t fallback = 0) const {
    return figures->measured(what, fallback);
  }
};

/// A program of the course: `9.2.2/buffered`, or `9.2.1` where the lesson has one only. Throws std::invalid_argument if
/// there is none.
const lessons::Program& choose(const std::string& id);

/// The ids of all programs of the course, in order.
Lines program_ids();

/// The defaults; under ThreadSanitizer, which can tell 8,128 fibers apart, with 1,000 goroutines at most.
Knobs bearable(const std::string& id);

/// Runs a program in virtual time, or as `config` says; throws std::invalid_argument for a knob or a value that is
/// not allowed.
LessonRun run_lesson(const std::string& id, const Knobs& knobs = {}, int procs = 1);
LessonRun run_lesson(const std::string& id, const Knobs& knobs, const Config& config);

/// With how many seeds a program is tried that must hold, or break, in any order.
inline constexpr std::uint64_t kSeeds = 200;
/// Runs it one step at a time, and `seed` decides whose: any order that `procs` processors could bring about.
LessonRun run_seeded(const std::string& id, const Knobs& knobs, int procs, std::uint64_t seed);

/// Every schedule of a program at its small size, unless `plan` says otherwise; with a look at data races, too.
study::SearchReport search_lesson(const std::string& id, const Knobs& knobs,
                                  const study::SearchPlan& plan = {.kind = study::SearchKind::exhaustive},
                                  bool races = false);

/// What differs from run to run is written as the recordings write it: <now>, <r>.
Lines normalised(const Lines& lines, const lessons::Scenario& scenario);

/// How often `line` is among `lines`; how many of them begin with `prefix`.
int times(const Lines& lines, const std::string& line);
int starting(const Lines& lines, const std::string& prefix);

/// The lines of a text.
Lines lines_of(std::string_view text);

/// All but main that were alive at the end.
std::vector<GoroutineInfo> others(const LessonRun& run);
/// How many of them waited for `reason` at line `go_line` of program.go.
int waiting(const LessonRun& run, WaitReason reason, unsigned go_line);
/// How many of them never ran.
int never_started(const LessonRun& run);

/// {"a 0", "a 1", …}: `count` lines that begin with `prefix` and end in a number, from `first` on.
Lines numbered(const std::string& prefix, int count, int first = 0);
Lines sorted(Lines lines);

}  // namespace golearn::test
