#include "golearn/study/search.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <tuple>

#include "golearn/explore/explorer.hpp"
#include "golearn/explore/pct.hpp"
#include "golearn/explore/replay.hpp"
#include "golearn/study/found.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/samplers.hpp"
#include "golearn/study/watched.hpp"

namespace golearn::study {
namespace {

using Time = std::chrono::steady_clock;

// For examples with fewer preemptions, at most so many runs; and half as long as the search took, but so long at least.
constexpr std::uint64_t kShrinkRuns = 50'000;
constexpr std::uint64_t kMany = 1'000;   // of as many runs all with few preemptions may be too many
constexpr std::size_t kFewChoices = 40;  // of a small program's run: among them some are drawn
constexpr std::chrono::nanoseconds kShrinkTime = std::chrono::milliseconds(500);

class Searcher {
 public:
  Searcher(const RunSpec& spec, const SearchPlan& plan, const std::function<void(const SearchReport&)>& progress)
      : spec_(for_search(spec)), plan_(plan), progress_(progress) {
    const bool endless = plan.kind != SearchKind::exhaustive && plan.schedules == 0 && !plan.interrupted;
    if (endless && plan.time.count() == 0) plan_.time = std::chrono::seconds(10);
  }

  SearchReport all() {
    const bool first = plan_.kind == SearchKind::automatic || plan_.kind == SearchKind::exhaustive;
    const bool second = plan_.kind != SearchKind::exhaustive;
    if (first) exhaustive(second ? 2 : 1);
    if (second && !report_.complete && !report_.strayed) sample();
    if (!report_.strayed && !report_.interrupted) shrink_examples();
    if (!report_.strayed) check_examples();
    return finished();
  }

 private:
  // What two runs must have in common to be one result.
  using Key = std::tuple<std::string, Ending, int, std::string, std::size_t, bool, std::vector<std::size_t>>;
  static constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

  void exhaustive(int share) {
    Explorer explorer({.procs = spec_.procs,
                       .preemptions = plan_.preemptions,
                       .shard = plan_.shard,
                       .shards = plan_.shards,
                       .rules = rules_,
                       .states = joins_states()});
    explorer.note_pairs(pairs_);
    do {
      const RunRecord record = run_under(explorer);
      if (explorer.too_many()) {
        report_.too_large = true;
        return;
      }
      explorer.finish_run();
      if (explorer.strayed()) return stray();
      ++report_.runs;
      if (explorer.known()) {
        add_known(*explorer.known());
      } else if (explorer.given_up()) {
        ++report_.given_up;
      } else {
        explorer.gave(add(explorer, record));
      }
      if (progress_ && at_a_pause()) report_.searched = explorer.searched();
      if (spent(share)) return;
    } while (explorer.next_run());
    report_.complete = !cut_off_ && !report_.strayed;
  }

  // Shard i of n takes every n-th seed.
  void sample() {
    report_.searched = 0;
    std::size_t longest = 1;
    for (std::uint64_t i = plan_.shard; !spent(1); i += plan_.shards) {
      const auto chooser = sampler(plan_.sampler).make({spec_.procs, spec_.seed + i, plan_.argument, longest, rules_});
      chooser->note_pairs(pairs_);
      const RunRecord record = run_under(*chooser);
      if (record.outcome.ending == Ending::interrupted) return;
      ++report_.runs;
      ++numbered_[add(*chooser, record)]->drawn;
      longest = std::max(longest, chooser->schedule().choices.size());
    }
  }

  // An example is one of many schedules that differ in the order of unrelated steps, and some of those may preempt
  // less. So all schedules with no preemption are run, then those with one, as long as some result may be had for less.
  void shrink_examples() {
    const auto now = Time::now();
    auto end = now + std::max<std::chrono::nanoseconds>(kShrinkTime, (now - began_) / 2);
    if (plan_.time.count() > 0) end = std::min(end, began_ + plan_.time);
    if (kept_runs() > kMany && some_may_shrink(0)) sample_few(end);
    std::uint64_t left = kShrinkRuns;
    for (std::size_t most = 0; some_may_shrink(most); ++most) {
      Explorer explorer({.procs = spec_.procs, .preemptions = most, .rules = rules_, .states = joins_states()});
      do {
        const RunRecord record = run_under(explorer);
        explorer.finish_run();
        if (explorer.strayed()) return stray();
        if (explorer.too_many()) return;
        const auto found = results_.find(key_of(record));
        if (found != results_.end()) use_as_example(found->second, explorer);
        if (--left == 0 || (left % 64 == 0 && Time::now() > end)) return;
      } while (explorer.next_run());
      for (auto& [key, result] : results_) result.fewest = result.fewest || result.preemptions <= most + 1;
    }
  }

  // Schedules with few preemptions, at random: an example among them is soon found, where all of them are many.
  void sample_few(Time::time_point end) {
    constexpr std::uint64_t kSeeds = 500;
    constexpr int kMostChanges = 4;
    for (std::uint64_t seed = 1; seed <= kSeeds && Time::now() < end; ++seed) {
      for (int changes = 1; changes <= kMostChanges; ++changes) {
        Pct chooser(spec_.procs, seed, changes, kFewChoices, rules_);
        const auto found = results_.find(key_of(run_under(chooser)));
        if (found != results_.end()) use_as_example(found->second, chooser);
      }
    }
  }

  // Also where it is certain already: none is less than none.
  bool some_may_shrink(std::size_t most) {
    for (auto& [key, result] : results_) result.fewest = result.fewest || result.preemptions == 0;
    return std::ranges::any_of(results_, [&](const auto& each) { return each.second.preemptions > most; });
  }

  // Whoever watches a run sees more of it than the state that it comes to.
  [[nodiscard]] bool joins_states() const { return plan_.join_states && spec_.watch.empty(); }

  // What a token is to repeat must come again.
  void check(const Result& result) {
    Replay again(spec_.procs, result.example, result.rules);
    const RunRecord record = run_under(again);
    if (again.strayed() || record.printed != result.printed || record.outcome.ending != result.ending) stray();
  }
  // As many as there is time for: each was checked when it was found.
  void check_examples() {
    for (const auto& [key, result] : results_) {
      if (plan_.time.count() > 0 && Time::now() > began_ + plan_.time) return;
      check(result);
    }
  }

  void stray() {
    report_.strayed = true;
    report_.complete = false;
  }

  RunRecord run_under(Chooser& chooser) {
    spec_.strategy = &chooser;
    pairs_.begin();
    return run(spec_);
  }

  // The number of the result: 0 where there is none to be told.
  std::uint32_t add(const Chooser& chooser, const RunRecord& record) {
    const Outcome& outcome = record.outcome;
    report_.timers = report_.timers || outcome.timers_set > 0;
    report_.draws = report_.draws || outcome.draws > chooser.numbers();
    report_.gave_way = report_.gave_way || chooser.gave_way();
    cut_off_ = cut_off_ || outcome.ending == Ending::step_limit || chooser.was_made_fair();
    if (outcome.ending == Ending::step_limit && chooser.still_grows()) {
      ++report_.too_long;
      return 0;
    }
    ++report_.schedules;
    const Key key = key_of(record);
    if (bytes_ > kResultBytes && !results_.contains(key)) {
      ++others_.schedules;
      return 0;
    }
    Result& result = results_[key];
    if (result.schedules++ > 0) {
      use_as_example(result, chooser);
      return result.number;
    }
    result.number = static_cast<std::uint32_t>(numbered_.size());
    numbered_.push_back(&result);
    bytes_ += 2 * record.printed.size() + sizeof(std::uint32_t) * chooser.schedule().choices.size() + sizeof(Result);
    std::tie(result.printed, result.ending, result.exit_status, result.message, result.leaked, result.raced,
             result.broken) = key;
    if (result.raced) result.races = record.seen.get<Races>().races;
    result.preemptions = kAny;
    use_as_example(result, chooser);
    check(result);
    const ResultKind kind = kind_of(result.ending, result.leaked > 0, !result.broken.empty(), result.raced);
    report_.stopped = plan_.until_wrong && goes_wrong(kind);
    return result.number;
  }

  // The run ended where all that follows is known.
  void add_known(const Counts& counts) {
    ++report_.joined;
    for (const auto& [number, count] : counts) {
      numbered_[number]->schedules += count;
      report_.schedules += count;
    }
  }

  static Key key_of(const RunRecord& record) {
    const Outcome& outcome = record.outcome;
    const std::size_t leaked = outcome.ending == Ending::returned ? leaks(outcome).size() : 0;
    const bool raced = !record.seen.get<Races>().races.empty();
    return {record.printed, outcome.ending, outcome.exit_status, outcome.message, leaked, raced, record.broken};
  }

  // If it needs fewer preemptions than the one that there is, or as many and is shorter.
  static void use_as_example(Result& result, const Chooser& chooser) {
    const std::tuple simplest(result.preemptions, result.example.choices.size());
    if (std::tuple(chooser.preemptions(), chooser.schedule().choices.size()) >= simplest) return;
    result.preemptions = chooser.preemptions();
    result.example = chooser.schedule();
    result.rules = chooser.rules();
  }

  [[nodiscard]] std::uint64_t kept_runs() const { return report_.runs - report_.given_up; }

  // Now and then: reading the clock, and telling how far it is, takes longer than some runs.
  [[nodiscard]] bool at_a_pause() const { return report_.runs % 64 == 0; }

  // Whether the budget is used up, or the `share`-th part of it.
  bool spent(int share) {
    if (!report_.interrupted && plan_.interrupted && plan_.interrupted()) report_.interrupted = true;
    if (report_.interrupted || report_.strayed || report_.stopped) return true;
    if (plan_.schedules && kept_runs() >= plan_.schedules / static_cast<std::uint64_t>(share)) return true;
    if (!at_a_pause()) return false;
    report_.elapsed = Time::now() - began_;
    count_pairs();
    if (progress_) progress_(report_);
    return plan_.time.count() > 0 && report_.elapsed >= plan_.time / 5 * 4 / share;
  }

  void count_pairs() {
    report_.pairs = pairs_.seen();
    report_.in_both_orders = pairs_.in_both_orders();
  }

  SearchReport finished() {
    report_.elapsed = Time::now() - began_;
    count_pairs();
    report_.unlisted = others_.schedules;
    report_.complete = report_.complete && report_.unlisted == 0;
    for (auto& [key, result] : results_) result.fewest = result.fewest || result.preemptions == 0;
    for (auto& [key, result] : results_) report_.results.push_back(std::move(result));
    std::ranges::stable_sort(report_.results, std::ranges::greater{}, &Result::schedules);
    return std::move(report_);
  }

  RunSpec spec_;
  SearchPlan plan_;
  const Rules rules_{.any_timer = plan_.any_timer, .draws = plan_.draws};
  const std::function<void(const SearchReport&)>& progress_;
  const Time::time_point began_ = Time::now();
  bool cut_off_ = false;  // some run was longer than a run may be
  std::map<Key, Result> results_;
  Result others_;  // those that are not listed
  std::vector<Result*> numbered_{&others_};
  std::size_t bytes_ = 0;  // that the results take
  StepPairs pairs_;
  SearchReport report_;
};

}  // namespace

SearchReport search(const RunSpec& spec, const SearchPlan& plan,
                    const std::function<void(const SearchReport&)>& progress) {
  return Searcher(spec, plan, progress).all();
}

RunRecord replay(const RunSpec& spec, const Result& result) {
  RunSpec again = for_search(spec);
  again.driver = Driver::replay;
  again.schedule = result.example;
  again.rules = result.rules;
  again.clock = ClockMode::simulated;
  return run(again);
}

RunRecord replay(const Result& result, std::function<void()> main) {
  const Runnable program = runnable_of(std::move(main));
  return replay(small_run(program), result);
}

}  // namespace golearn::study
