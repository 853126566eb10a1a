// What is right, computed: of one run by making it, of every schedule by a complete search.
//
// One thread. A search is given twenty seconds, which none of the course's needs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "golearn/study/run_spec.hpp"
#include "golearn/study/token.hpp"
#include "lessons/practice/practice.hpp"

namespace golearn::lessons {

struct JudgedChoice {
  std::string answer;
  bool right = false;
  /// Of a question about every schedule: a run in which it can be seen that it is right; or, where it should hold
  /// always and does not, one in which it does not. None where no run shows anything.
  std::optional<study::Token> shown_by = {};
};

struct JudgedQuestion {
  study::RunSpec spec;  ///< of the run, or of what was searched
  std::vector<JudgedChoice> choices;
  std::string came = {};        ///< of a run: what the answer is
  std::uint64_t schedules = 0;  ///< that were searched
};

/// The run that a setup describes, in virtual time unless it says otherwise; `more` knobs over those of it. On as many
/// processors as it says, or else the program, or else one: who asks about no processors asks what is so on any number
/// of them.
study::RunSpec run_of(const Program& program, const Setup& setup, const study::TypedKnobs& more = {});
/// The same for a search, or a game; `turned` over those of it.
study::RunSpec search_of(const Program& program, const Setup& setup, const Setup& turned = {});

/// The value of the knob that a question varies, when it has been asked so often; empty if it varies none. The
/// program's own value comes first, if it is one of them.
std::string varied(const Entry& entry, const Question& question, std::size_t asked);

/// Throws std::runtime_error if the run has no such quantity, or if the search is not complete: `interrupted` ends it.
JudgedQuestion judge(const Entry& entry, const Question& question, const std::string& value,
                     const std::function<bool()>& interrupted = {});

/// What came of trying a challenge.
struct Attempt {
  bool reached = false;
  study::RunSpec spec;
  Came came = {};               ///< of the run that was made; of a search, one that does not pass, or the last one
  std::uint64_t schedules = 0;  ///< that were searched; 0: one run was made
  std::uint64_t passing = 0;    ///< of those
  std::optional<study::Token> shown_by = {};  ///< of a search: a run that does not pass
  /// Of a challenge whose knob is to be as small as can be, if it was met by more than that: the best value.
  std::string better = {};
};

/// Throws study::Refusal for a knob that is not among a challenge's means.
void check_means(const Challenge& challenge, const Setup& turned);

/// Tries a challenge by knobs. Throws study::Refusal for a knob that is not among its means, and std::runtime_error if
/// a search is not complete.
Attempt attempt(const Entry& entry, const Challenge& challenge, const Setup& turned,
                const std::function<bool()>& interrupted = {});

/// Of a challenge as the scheduler: the ways there are, in every schedule.
struct Ways {
  study::RunSpec spec;
  std::uint64_t schedules = 0;
  std::uint64_t results = 0;
  std::uint64_t reaching = 0;             ///< of the results
  std::size_t fewest = 0;                 ///< preemptions of the best way
  std::optional<study::Token> best = {};  ///< none: it cannot be done
};
/// `turned`: with other knobs, or on other processors, such as those of the challenge's twin.
Ways ways(const Entry& entry, const Challenge& challenge, const Setup& turned = {});

}  // namespace golearn::lessons
