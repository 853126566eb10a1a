#include "golearn/study/goal.hpp"

#include <algorithm>
#include <limits>
#include <span>

#include "golearn/explore/by_hand.hpp"
#include "golearn/explore/replay.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/search.hpp"

namespace golearn::study {
namespace {

using Time = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience(1);

// So many choices other than 0 are tried for; if that is not enough, any number.
constexpr std::size_t kFew = 5;
constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

bool begins_with(const Schedule& schedule, const Schedule& beginning) {
  return schedule.choices.size() > beginning.choices.size() &&
         std::ranges::equal(beginning.choices, std::span(schedule.choices).first(beginning.choices.size()));
}

}  // namespace

Goal::Goal(const RunSpec& spec)
    : spec_(for_search(spec)), promises_(given_with(spec_.settings, spec_.runnable->promises)) {
  Replay untouched(spec.procs, {}, spec.rules);
  usual_ = run_under(untouched);
  choose_kind();
}

Goal::Goal(const RunSpec& spec, SetGoal set)
    : spec_(for_search(spec)),
      kind_(GoalKind::set),
      set_(std::move(set)),
      certain_(true),
      example_(set_.best.value_or(Schedule{})),
      preemptions_(set_.preemptions) {
  Replay untouched(spec.procs, {}, spec.rules);
  usual_ = run_under(untouched);
}

RunRecord Goal::run_under(Strategy& strategy) {
  spec_.strategy = &strategy;
  return run(spec_);
}

GoalKind Goal::kind_of(const std::string& printed, Ending ending, bool leaks, bool broken) const {
  if (broken) return GoalKind::promise;
  if (died(ending)) return GoalKind::death;
  if (leaks) return GoalKind::leak;
  const bool usual = printed == usual_.printed && ending == usual_.outcome.ending;
  return usual || !promises_.empty() ? GoalKind::none : GoalKind::other;
}

// The most that can be had, with the example that has the fewest preemptions.
void Goal::choose_kind() {
  SearchPlan plan{.kind = SearchKind::exhaustive, .time = kPatience};
  plan.any_timer = spec_.rules.any_timer;
  plan.draws = spec_.rules.draws;
  const SearchReport report = search(spec_, plan);
  certain_ = report.complete;
  for (const Result& result : report.results) {
    const GoalKind kind = kind_of(result.printed, result.ending, result.leaked > 0, !result.broken.empty());
    if (kind < kind_ || kind == GoalKind::none) continue;
    if (kind == kind_ && result.preemptions >= preemptions_) continue;
    kind_ = kind;
    if (kind == GoalKind::promise) promise_ = result.broken.front();
    example_ = result.example;
    preemptions_ = result.preemptions;
  }
}

Text Goal::promise() const { return promises_.empty() ? Text{} : promises_[promise_]->says; }

bool Goal::reached(const RunRecord& record) const {
  if (kind_ == GoalKind::none) return false;
  if (kind_ == GoalKind::set) return set_.reached(record);
  if (kind_ == GoalKind::promise) return std::ranges::find(record.broken, promise_) != record.broken.end();
  const Outcome& outcome = record.outcome;
  const bool leaves = outcome.ending == Ending::returned && !leaks(outcome).empty();
  return kind_of(record.printed, outcome.ending, leaves, !record.broken.empty()) >= kind_;
}

// True if there is nothing left to search: the goal was found, or is not there, or the time is over.
bool Goal::search_bounded(const Schedule& choices, std::size_t most, Deadline end, Way& way) {
  Continuations all(spec_.procs, choices, most, spec_.rules);
  for (std::uint64_t runs = 1;; ++runs) {
    if (reached(run_under(all))) {
      way = {.schedule = all.schedule(), .preemptions = all.preemptions()};
      return true;
    }
    if (!all.next_run()) break;
    if (runs % 64 == 0 && Time::now() > end) return true;
  }
  way.certain = !all.left_out();
  return way.certain;
}

Way Goal::way_from(const Schedule& choices) {
  const bool impossible = kind_ == GoalKind::set && !set_.best;
  if (kind_ == GoalKind::none || impossible) return {.certain = certain_};
  if (last_.schedule && begins_with(*last_.schedule, choices)) return last_;
  const auto end = Time::now() + kPatience;
  Way way;
  for (std::size_t most = 0; most <= kFew + 1 && Time::now() < end; ++most) {
    if (search_bounded(choices, most > kFew ? kAny : most, end, way)) break;
  }
  if (!way.schedule && !way.certain && !spec_.rules.ticking && begins_with(example_, choices))
    way = {example_, preemptions_};
  if (way.schedule) last_ = way;
  return way;
}

const Way& Goal::shortest() {
  if (shortest_) return *shortest_;
  last_ = {};
  shortest_ = way_from({});
  const bool example_is_shorter = shortest_->schedule && !spec_.rules.ticking && preemptions_ < shortest_->preemptions;
  if (example_is_shorter) shortest_ = {example_, preemptions_};
  return *shortest_;
}

}  // namespace golearn::study
