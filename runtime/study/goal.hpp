// What a player tries to bring about, and the ways there. One thread.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "golearn/core/outcome.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

/// The later, the more is it worth.
enum class GoalKind : std::uint8_t {
  none,     ///< every order found gives the same, or keeps what the program promises
  other,    ///< a result that does not come if nobody interferes; of a program that promises nothing
  leak,     ///< goroutines that wait for ever when main ends
  death,    ///< a panic, a deadlock, another fatal error
  promise,  ///< the program breaks what it promises
  set,      ///< what somebody has set
};

/// A goal that somebody has set.
struct SetGoal {
  Text says;  ///< what is to be brought about
  std::function<bool(const RunRecord&)> reached;
  std::optional<Schedule> best = {};  ///< a run that does; none: none does, as a complete search has shown
  std::size_t preemptions = 0;        ///< of that run
};

/// A run that reaches the goal.
struct Way {
  std::optional<Schedule> schedule = {};  ///< with all its choices; none if none was found
  std::size_t preemptions = 0;            ///< of the whole run
  bool certain = false;                   ///< if none was found: there is none
};

class Goal {
 public:
  /// Searches the program's schedules, for a second at most.
  explicit Goal(const RunSpec& spec);
  /// One that somebody has set: nothing is searched now.
  Goal(const RunSpec& spec, SetGoal set);

  [[nodiscard]] GoalKind kind() const { return kind_; }
  /// Whether no result but those found can come.
  [[nodiscard]] bool certain() const { return certain_; }
  /// What is printed if nobody interferes.
  [[nodiscard]] const std::string& usual() const { return usual_.printed; }
  /// What the program promises, in one sentence: the one to break, if that is the goal. Empty if it promises nothing.
  [[nodiscard]] Text promise() const;
  /// What somebody has set.
  [[nodiscard]] const SetGoal& set() const { return set_; }
  /// Whether that is what came of a run.
  [[nodiscard]] bool reached(const RunRecord& record) const;

  /// The way on from `choices` with the fewest choices other than 0, searched for a second at most.
  Way way_from(const Schedule& choices);
  /// The way from the start: of that one and the search's example the one with fewer preemptions.
  const Way& shortest();

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  void choose_kind();
  [[nodiscard]] GoalKind kind_of(const std::string& printed, Ending ending, bool leaks, bool broken) const;
  bool search_bounded(const Schedule& choices, std::size_t most, Deadline end, Way& way);
  RunRecord run_under(Strategy& strategy);

  RunSpec spec_;  // with whatever strategy it was run under last
  std::vector<const Promise*> promises_;
  GoalKind kind_ = GoalKind::none;
  SetGoal set_ = {};
  bool certain_ = false;
  RunRecord usual_;
  std::size_t promise_ = 0;  // the one to break, by its number
  Way last_;                 // found last: what follows its choices needs no new search
  std::optional<Way> shortest_;
  Schedule example_;             // of the search
  std::size_t preemptions_ = 0;  // of it
};

}  // namespace golearn::study
