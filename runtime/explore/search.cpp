#include "explore/search.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "core/runtime.hpp"
#include "explore/pct.hpp"
#include "explore/random_order.hpp"
#include "observe/race_detector.hpp"

namespace golearn {
namespace {

using Time = std::chrono::steady_clock;

class Searcher {
 public:
  Searcher(const SearchPlan& plan, const std::function<void()>& main,
           const std::function<void(const SearchReport&)>& progress)
      : plan_(plan), main_(main), progress_(progress) {}

  SearchReport all() {
    const bool first = plan_.kind == SearchKind::automatic || plan_.kind == SearchKind::exhaustive;
    const bool second = plan_.kind != SearchKind::exhaustive;
    if (first) exhaustive(second ? 2 : 1);
    if (second && !report_.complete) sample();
    return finished();
  }

 private:
  void exhaustive(int share) {
    Explorer explorer(plan_.options);
    do {
      const Outcome outcome = run(explorer);
      if (explorer.too_many()) {
        report_.too_large = true;
        return;
      }
      explorer.finish_run();
      if (explorer.given_up()) {
        ++report_.given_up;
      } else {
        add(explorer, outcome);
      }
      if (spent(share)) return;
    } while (explorer.next_run());
    report_.complete = !cut_off_;
  }

  // Shard i of n takes every n-th seed.
  void sample() {
    std::size_t longest = 1;
    for (std::uint64_t i = plan_.options.shard; !spent(1); i += plan_.options.shards) {
      const std::uint64_t seed = plan_.seed + i;
      std::unique_ptr<Chooser> chooser;
      if (plan_.kind == SearchKind::pct) {
        chooser = std::make_unique<Pct>(plan_.options.procs, seed, plan_.depth, longest);
      } else {
        chooser = std::make_unique<RandomOrder>(plan_.options.procs, seed);
      }
      const Outcome outcome = run(*chooser);
      if (outcome.ending == Ending::interrupted) return;
      add(*chooser, outcome);
      longest = std::max(longest, chooser->schedule().choices.size());
    }
  }

  Outcome run(Chooser& chooser) {
    printed_.clear();
    Config config;
    config.procs = plan_.options.procs;
    config.seed = plan_.seed;
    config.strategy = &chooser;
    config.isolated = true;
    config.step_limit = plan_.steps;
    RaceDetector races;
    if (plan_.races) config.observer = &races;
    config.output = [this](const Printed& printed) { printed_ += printed.text; };
    Outcome outcome = Runtime(config).run(main_);
    raced_ = races.found() > 0;
    return outcome;
  }

  void add(const Chooser& chooser, const Outcome& outcome) {
    ++report_.schedules;
    cut_off_ = cut_off_ || outcome.ending == Ending::step_limit;
    const std::size_t leaked = outcome.ending == Ending::returned ? leaks(outcome).size() : 0;
    Result& result = results_[{printed_, outcome.ending, outcome.exit_status, outcome.message, leaked, raced_}];
    if (result.schedules++ > 0 && chooser.preemptions() >= result.preemptions) return;
    result.printed = printed_;
    result.ending = outcome.ending;
    result.exit_status = outcome.exit_status;
    result.message = outcome.message;
    result.leaked = leaked;
    result.raced = raced_;
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

  const SearchPlan& plan_;
  const std::function<void()>& main_;
  const std::function<void(const SearchReport&)>& progress_;
  const Time::time_point began_ = Time::now();
  std::string printed_;
  bool raced_ = false;    // the last run
  bool cut_off_ = false;  // some run was longer than a run may be
  std::map<std::tuple<std::string, Ending, int, std::string, std::size_t, bool>, Result> results_;
  SearchReport report_;
};

}  // namespace

SearchReport search(const SearchPlan& plan, const std::function<void()>& main,
                    const std::function<void(const SearchReport&)>& progress) {
  return Searcher(plan, main, progress).all();
}

}  // namespace golearn
