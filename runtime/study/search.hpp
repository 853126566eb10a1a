// Runs a program under many schedules and tells all that can come of it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "golearn/core/outcome.hpp"
#include "golearn/explore/rules.hpp"
#include "golearn/explore/schedule.hpp"
#include "golearn/observe/race_detector.hpp"
#include "golearn/study/run_record.hpp"
#include "golearn/study/run_spec.hpp"

namespace golearn::study {

enum class SearchKind : std::uint8_t {
  automatic,   ///< exhaustive for half of the budget; if that is not enough, sampled for the rest
  exhaustive,  ///< every class of schedules once, with partial-order reduction
  sampled,     ///< one seed after another
};

/// So much memory, about, the results of a search may take, and what it knows of states as much. What is found when it
/// is used up is counted, and not listed.
inline constexpr std::size_t kResultBytes = std::size_t{1} << 28;

/// How far to search. What is run, on how many processors and from which seed, says the RunSpec.
struct SearchPlan {
  SearchKind kind = SearchKind::automatic;
  std::string sampler = "random";               ///< see samplers.hpp
  int argument = 0;                             ///< of the sampler
  std::optional<std::size_t> preemptions = {};  ///< at most so many in a run; none: no bound
  bool any_timer = false;                       ///< timers may go off while somebody could go on
  bool draws = false;                           ///< random numbers from small ranges are choices
  bool join_states = true;                      ///< ends a run that comes to a state that was searched before
  std::size_t shard = 0;                        ///< searches part `shard` of `shards`, from 0
  std::size_t shards = 1;
  std::uint64_t schedules = 0;  ///< at most so many; 0 for no limit
  /// At most so long; 0 for no limit, but ten seconds where chance chooses and nothing else ends the search.
  std::chrono::nanoseconds time{};
  bool until_wrong = false;                ///< no further than the first schedule that goes wrong, see found.hpp
  std::function<bool()> interrupted = {};  ///< asked between runs
};

/// One distinct result of a program: what it printed, and how it ended.
struct Result {
  std::string printed;
  Ending ending = Ending::returned;
  int exit_status = 0;
  std::string message;                   ///< of the panic or fatal error
  std::size_t leaked = 0;                ///< goroutines that were waiting for ever when main returned
  bool raced = false;                    ///< a data race was found; looked for if the spec watches `race`
  std::vector<Race> races = {};          ///< of the run that showed the result first: those that Go reports
  std::vector<std::size_t> broken = {};  ///< of the program's promises, by their numbers
  std::uint32_t number = 0;              ///< among the results, in the order in which they were found
  std::uint64_t schedules = 0;           ///< that give it, as SearchReport::schedules counts them
  std::uint64_t drawn = 0;               ///< of them, by chance
  std::size_t preemptions = 0;           ///< of the example: the fewest that were found
  bool fewest = false;                   ///< no schedule gives it with fewer
  Schedule example = {};
  Rules rules = {};  ///< of the example
};

struct SearchReport {
  std::vector<Result> results;  ///< most frequent first
  std::uint64_t schedules = 0;  ///< of an exhaustive search, classes of them; run to their end, or known to be there
  std::uint64_t runs = 0;       ///< made to find them, those of the next two lines among them
  std::uint64_t given_up = 0;   ///< runs that would have repeated an earlier one
  std::uint64_t joined = 0;     ///< runs that came to a state after which everything was known
  std::uint64_t too_long = 0;   ///< runs that were cut off while they still grew: they came to no result
  std::uint64_t unlisted = 0;   ///< of `schedules`, those whose result is not listed, for there were too many
  bool complete = false;        ///< every schedule is one of those, up to the order of independent steps
  bool interrupted = false;
  bool stopped = false;            ///< at the first schedule that went wrong, as the plan says
  bool too_large = false;          ///< more goroutines than an exhaustive search can keep apart
  bool strayed = false;            ///< a run did something else after the same choices: nothing here is to be believed
  bool timers = false;             ///< some run set a timer, or slept
  bool gave_way = false;           ///< in some run somebody polled, and gave way after a few rounds
  bool draws = false;              ///< some run drew random numbers that were no choices: those of the seed
  std::size_t pairs = 0;           ///< of places whose steps depend on each other and have met: see StepPairs
  std::size_t in_both_orders = 0;  ///< of those, the ones that have come in both orders
  std::chrono::nanoseconds elapsed{};
  /// While it goes on: how much of the tree of schedules has been searched, as estimated; 0 where chance chooses.
  double searched = 0;
};

/// Searches, on the calling thread. The program must be a function of its schedule; the search ends at the first run
/// that shows that it is not. Of `spec`, the driver is the
/// search's own. `progress` is called now and then with what is known so far; it must not call back.
SearchReport search(const RunSpec& spec, const SearchPlan& plan,
                    const std::function<void(const SearchReport&)>& progress = {});

/// Runs the example of a result again. Of `spec` the driver is the replay's own; what it watches is watched.
RunRecord replay(const RunSpec& spec, const Result& result);
/// The same of a program that was searched by its main function alone.
RunRecord replay(const Result& result, std::function<void()> main);

}  // namespace golearn::study
