#include "golearn/explore/in_step.hpp"

#include <algorithm>

namespace golearn {

void Stepping::note(const core::Goroutine& goroutine) {
  const Operation& next = goroutine.pending();
  MadeStep step{goroutine.id, {next.kind, next.object.kind}};
  if (next.kind == EventKind::local) {
    if (goroutine.fiber) return;
    step.doing.kind = EventKind::start;
  }
  steps_.push_back(step);
  made(step);
}

std::size_t Stepping::choose(Options options, bool /*running*/) {
  const std::size_t index = pick(options);
  note(*options[index]);
  return index;
}

std::uint32_t Stepping::choose_case(std::uint32_t count) {
  cases_.push_back(pick_one(count));
  return cases_.back();
}

bool Stepping::allows(core::Goroutine& goroutine) {
  note(goroutine);
  return true;
}

Following::Following(int procs, const Stepping& leader, const std::vector<MadeStep>& usual)
    : Stepping(procs), wanted_cases_(leader.cases()) {
  const Common common = common_steps(usual, leader.steps());
  for (std::size_t i = 0; i < common.second.size(); ++i) {
    if (common.second[i]) wanted_.push_back(leader.steps()[i]);
  }
}

std::size_t Following::pick(Options options) {
  if (at_ == wanted_.size()) return 0;
  const auto next = std::ranges::find(options, wanted_[at_].goroutine, &core::Goroutine::id);
  return next == options.end() ? 0 : static_cast<std::size_t>(next - options.begin());
}

std::uint32_t Following::pick_one(std::uint32_t count) {
  const std::size_t made = cases().size();
  return made < wanted_cases_.size() ? wanted_cases_[made] % count : rng_.below(count);
}

void Following::made(const MadeStep& step) {
  if (at_ == wanted_.size()) return;
  const MadeStep& wanted = wanted_[at_];
  if (step.goroutine == wanted.goroutine && step.doing == wanted.doing) ++at_;
}

}  // namespace golearn
