#include "export/svg_states.hpp"

#include <algorithm>
#include <set>

#include "words/picture_problems.hpp"

namespace golearn::exports::svg {
namespace {

// Whether the step itself wakes who acts in it, as a timer does.
bool is_woken(const PictureStep& step, Look before) {
  if (before != Look::waits && before != Look::sleeps && before != Look::stuck) return false;
  const auto last = std::find_if(step.changes.rbegin(), step.changes.rend(),
                                 [&](const LaneChange& change) { return change.goroutine == step.goroutine; });
  return last != step.changes.rend() && last->state == LaneState::ready;
}

}  // namespace

States::States(const Picture& picture, const Columns& columns)
    : picture_(picture), columns_(columns), stuck_since_(words::stuck_since(picture)) {
  looks_.assign(picture.goroutines.size(), Look::absent);
  for (const Column& column : columns.goroutines) counts_.push_back({column.lanes.size()});
}

Look States::look_of(const LaneChange& change, std::size_t step) const {
  const auto stuck = stuck_since_.find(change.goroutine);
  const bool for_good = stuck != stuck_since_.end() && stuck->second <= step;
  switch (change.state) {
    case LaneState::absent:
    case LaneState::ended: return Look::absent;
    case LaneState::ready: return Look::ready;
    case LaneState::runs: return Look::runs;
    case LaneState::waits: return for_good ? Look::stuck : Look::waits;
    case LaneState::sleeps: return Look::sleeps;
  }
  return Look::absent;
}

void States::set(std::uint64_t goroutine, Look look) {
  const auto lane = columns_.lane_of.find(goroutine);
  if (lane == columns_.lane_of.end()) return;
  Counts& counts = counts_[columns_.column_of[lane->second]];
  --counts[static_cast<std::size_t>(looks_[lane->second])];
  ++counts[static_cast<std::size_t>(look)];
  looks_[lane->second] = look;
}

Look States::of(std::uint64_t goroutine) const {
  const auto lane = columns_.lane_of.find(goroutine);
  return lane == columns_.lane_of.end() ? Look::absent : looks_[lane->second];
}

// What the runtime did before is seen at once, and what the step does to those whom it concerns in its second half.
void States::enter(std::size_t at) {
  const PictureStep& step = picture_.steps[at];
  std::set<std::uint64_t> concerned(step.wakes.begin(), step.wakes.end());
  concerned.insert({step.goroutine, step.partner});
  for (const LaneChange& change : step.changes) {
    if (change.state == LaneState::runs || !concerned.contains(change.goroutine)) {
      set(change.goroutine, look_of(change, at));
    }
  }
  before_ = of(step.goroutine);
  if (!is_woken(step, before_)) set(step.goroutine, Look::runs);
}

void States::leave(std::size_t at) {
  set(picture_.steps[at].goroutine, before_);
  skip(at);
}

void States::skip(std::size_t at) {
  for (const LaneChange& change : picture_.steps[at].changes) set(change.goroutine, look_of(change, at));
}

}  // namespace golearn::exports::svg
