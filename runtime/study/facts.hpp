// What is known of a run, by name: its knobs, how it was run, how it ended, the figures of its program, its lines.
//
// A name is a knob's, else one of those below, else that of a figure which the program measured. Immutable, so any
// thread may read. Names that every run has:
//   procs seeded virtual    as it was run; the latter two are 1 or 0
// and those that a run has which is over:
//   returned panicked deadlocked fatal exited timed-out step-limit interrupted awaiting-signal    how it ended: 1 or 0
//   died status             whether as of a panic, a deadlock or a fatal error; the exit status
//   elapsed                 program time, a duration
//   started leaked cut      goroutines: that go statements started, that leaked, that the end cut off
//   races                   data races; 0 if nobody looked for any
//   broken strayed          promises of the program that did not hold; 1 if a replay did not fit
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

using Fact = std::variant<std::int64_t, Duration, std::string>;

class Facts {
 public:
  using ByName = std::map<std::string, Fact, std::less<>>;

  /// These, and no lines.
  explicit Facts(ByName facts) : facts_(std::move(facts)) {}
  /// Of a run that is still to be made.
  explicit Facts(const RunSpec& spec);
  Facts(const RunSpec& spec, const RunRecord& record);
  /// Of a run that ends as it should: main returns, nobody is left. It has printed nothing and measured nothing.
  static Facts if_all_goes_well(const RunSpec& spec);

  /// Nothing, if the name is none, if its knob has no say, or if no such figure was measured.
  [[nodiscard]] std::optional<Fact> find(std::string_view name) const;
  /// What was printed.
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

 private:
  ByName facts_;
  std::vector<std::string> lines_;
};

}  // namespace golearn::study
