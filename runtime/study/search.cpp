#include "study/search.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "explore/explorer.hpp"
#include "study/run.hpp"
#include "study/samplers.hpp"
#include "study/watched.hpp"

namespace golearn::study {
namespace {

using Time = std::chrono::steady_clock;

class Searcher {
 public:
  Searcher(const RunSpec& spec, const SearchPlan& plan, const std::function<void(const SearchReport&)>& progress)
      : spec_(for_search(spec)), plan_(plan), progress_(progress) {}

  SearchReport all() {
    const bool first = plan_.kind == SearchKind::automatic || plan_.kind == SearchKind::exhaustive;
    const bool second = plan_.kind != SearchKind::exhaustive;
    if (first) exhaustive(second ? 2 : 1);
    if (second && !report_.complete) sample();
    return finished();
  }

 private:
  void exhaustive(int share) {
    Explorer explorer({spec_.procs, plan_.preemptions, plan_.shard, plan_.shards});
    do {
      const RunRecord record = run_under(explorer);
      if (explorer.too_many()) {
        report_.too_large = true;
        return;
      }
      explorer.finish_run();
      if (explorer.given_up()) {
        ++report_.given_up;
      } else {
        add(explorer, record);
      }
      if (spent(share)) return;
    } while (explorer.next_run());
    report_.complete = !cut_off_;
  }

  // Shard i of n takes every n-th seed.
  void sample() {
    std::size_t longest = 1;
    for (std::uint64_t i = plan_.shard; !spent(1); i += plan_.shards) {
      const auto chooser = sampler(plan_.sampler).make({spec_.procs, spec_.seed + i, plan_.argument, longest});
      const RunRecord record = run_under(*chooser);
      if (record.outcome.ending == Ending::interrupted) return;
      add(*chooser, record);
      longest = std::max(longest, chooser->schedule().choices.size());
    }
  }

  RunRecord run_under(Chooser& chooser) {
    spec_.strategy = &chooser;
    return run(spec_);
  }

  void add(const Chooser& chooser, const RunRecord& record) {
    const Outcome& outcome = record.outcome;
    ++report_.schedules;
    cut_off_ = cut_off_ || outcome.ending == Ending::step_limit;
    const std::size_t leaked = outcome.ending == Ending::returned ? leaks(outcome).size() : 0;
    const bool raced = !record.seen.get<Races>().races.empty();
    Result& result = results_[{record.printed, outcome.ending, outcome.exit_status, outcome.message, leaked, raced}];
    if (result.schedules++ > 0 && chooser.preemptions() >= result.preemptions) return;
    result.printed = record.printed;
    result.ending = outcome.ending;
    result.exit_status = outcome.exit_status;
    result.message = outcome.message;
    result.leaked = leaked;
    result.raced = raced;
    result.preemptions = chooser.preemptions();
    result.example = chooser.schedule();
    result.ticking = chooser.steps_take_time();
    result.outcome = outcome;
  }

  // Whether the budget is used up, or the `share`-th part of it. The clock is read now and then only.
  bool spent(int share) {
    if (!report_.interrupted && plan_.interrupted && plan_.interrupted()) report_.interrupted = true;
    if (report_.interrupted) return true;
    if (plan_.schedules && report_.schedules >= plan_.schedules / static_cast<std::uint64_t>(share)) return true;
    if ((report_.schedules + report_.given_up) % 64 != 0) return false;
    report_.elapsed = Time::now() - began_;
    if (progress_) progress_(report_);
    return plan_.time.count() > 0 && report_.elapsed >= plan_.time / share;
  }

  SearchReport finished() {
    report_.elapsed = Time::now() - began_;
    for (auto& [key, result] : results_) report_.results.push_back(std::move(result));
    std::ranges::stable_sort(report_.results, std::ranges::greater{}, &Result::schedules);
    return std::move(report_);
  }

  RunSpec spec_;
  const SearchPlan& plan_;
  const std::function<void(const SearchReport&)>& progress_;
  const Time::time_point began_ = Time::now();
  bool cut_off_ = false;  // some run was longer than a run may be
  std::map<std::tuple<std::string, Ending, int, std::string, std::size_t, bool>, Result> results_;
  SearchReport report_;
};

}  // namespace

SearchReport search(const RunSpec& spec, const SearchPlan& plan,
                    const std::function<void(const SearchReport&)>& progress) {
  return Searcher(spec, plan, progress).all();
}

}  // namespace golearn::study
