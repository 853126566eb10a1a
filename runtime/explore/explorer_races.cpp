// What a run teaches the search: the order that its transitions force, and which of them could be reversed.
#include <algorithm>

#include "golearn/explore/explorer.hpp"

namespace golearn {

bool Explorer::before(std::size_t first, const Clock& clock) const {
  const Node& node = nodes_[first];
  return node.chosen < clock.size() && clock[node.chosen] >= node.own;
}

void Explorer::join(Clock& clock, const Clock& other) {
  if (clock.size() < other.size()) clock.resize(other.size());
  for (std::size_t g = 0; g < other.size(); ++g) clock[g] = std::max(clock[g], other[g]);
}

// Only transitions from the changed choice on are new. The clocks of those before stand in their nodes.
void Explorer::finish_run() {
  if (depth_ < replay_ && !too_many_) strayed_ = true;
  if (strayed_) return;
  std::ranges::fill(last_of_, kNone);
  for (std::size_t at = 0; at < depth_; ++at) {
    Node& node = nodes_[at];
    if (node.is_case) continue;
    goroutines_ = std::max(goroutines_, node.chosen + 1);
    if (last_of_.size() < goroutines_) last_of_.resize(goroutines_, kNone);
    if (reduces_ && at + 1 >= replay_) {
      order(at);
      find_races(at);
    }
    last_of_[node.chosen] = at;
  }
  if (options_.states && reduces_) {
    summarise();
    if (known_) meet(*known_, nodes_[depth_]);  // which is no choice of the run, but still there
  }
  if (known_ && depth_ > 0) {
    for (const auto& [result, count] : *known_->counts) add(nodes_[depth_ - 1].counts, result, count);
  }
  if (options_.shards > 1 && !given_up_ && branches_ < kShardBranches &&
      prefixes_++ % options_.shards != options_.shard) {
    given_up_ = true;
  }
}

// What comes before it for certain: the goroutine's own past, and who made it possible.
void Explorer::order(std::size_t at) {
  Node& node = nodes_[at];
  const std::size_t mine = last_of_[node.chosen];
  node.clock.clear();
  if (mine != kNone) node.clock = nodes_[mine].clock;
  node.own = (mine == kNone ? 0 : nodes_[mine].own) + 1;
  if (node.waited != kNone) order_after_wait(node.clock, node.waited);
  if (node.enabler != kNone) order_after_waker(node.clock, node.enabler, mine);
}

// Time passes when nobody can go on: after all that had been done until then. What the others that it woke have done
// since is not ordered by that.
void Explorer::order_after_wait(Clock& clock, std::size_t waited) const {
  Set seen;
  for (std::size_t at = waited; at-- > 0;) {
    const Node& earlier = nodes_[at];
    if (earlier.is_case || seen.contains(earlier.chosen)) continue;
    seen.insert(earlier.chosen);
    join(clock, earlier.clock);
  }
}

// A goroutine that waited goes on after all that it waited for, not only after the last of it: a WaitGroup's wait
// after every done.
void Explorer::order_after_waker(Clock& clock, std::size_t waker, std::size_t mine) const {
  join(clock, nodes_[waker].clock);
  if (mine == kNone) return;
  const Step& waited = nodes_[mine].step();
  for (std::size_t e = 0; e < waker; ++e) {
    const Node& earlier = nodes_[e];
    if (!earlier.is_case && dependent(earlier.step(), waited)) join(clock, earlier.clock);
  }
}

const Step& Explorer::last_step_before(std::size_t at, std::size_t goroutine) const {
  while (at-- > 0) {
    if (!nodes_[at].is_case && nodes_[at].chosen == goroutine) return nodes_[at].step();
  }
  static const Step none;
  return none;
}

// Whether the order of the two can make a difference where the first of them is made after `at` choices.
bool Explorer::dependent_at(std::size_t at, const Step& a, const Step& b) const {
  if (dependent(a, b)) return true;
  bool tied = false;
  nodes_[at].selecting.for_each([&](std::size_t waiting) {
    const Step& select = last_step_before(at, waiting);
    tied = tied || (share_object(a, select) && share_object(b, select));
  });
  return tied;
}

// The transitions before `before` that could come after `step`, and join its clock. From the latest on, so that what is
// ordered by something in between is seen to be.
Explorer::Racing Explorer::racing(const Step& step, std::size_t end, Clock& clock) const {
  Racing all;
  if (step.objects.empty() && !concerns_all_) return all;
  for (std::size_t e = end; e-- > 0;) {
    const Node& earlier = nodes_[e];
    if (earlier.is_case || before(e, clock) || !dependent_at(e, earlier.step(), step)) continue;
    all.push_back(e);
    join(clock, earlier.clock);
  }
  return all;
}

void Explorer::find_races(std::size_t at) {
  Node& node = nodes_[at];
  if (node.clock.size() <= node.chosen) node.clock.resize(node.chosen + 1);
  node.clock[node.chosen] = node.own;
  const Racing all = racing(node.step(), at, node.clock);
  for (const std::size_t first : all) reverse(first, at, {node.chosen, node.clock, true});
}

// Somebody must be chosen instead of `first` who leads to the late step coming before it: the first of those
// transitions before `end` that do not need `first`, or whose the late step is.
void Explorer::reverse(std::size_t first, std::size_t end, const Late& late) {
  Node& node = nodes_[first];
  Set seen;
  Set initial;
  boost::container::small_vector<std::size_t, 16> others;
  const auto starts = [&](std::size_t goroutine, const Clock& clock) {
    return !seen.contains(goroutine) && std::ranges::none_of(others, [&](std::size_t m) { return before(m, clock); });
  };
  for (std::size_t k = first + 1; k < end; ++k) {
    const Node& later = nodes_[k];
    if (later.is_case || before(first, later.clock)) continue;
    if (starts(later.chosen, later.clock)) initial.insert(later.chosen);
    seen.insert(later.chosen);
    others.push_back(k);
  }
  if (late.next && starts(late.goroutine, late.clock)) initial.insert(late.goroutine);
  const Set here = node.everyone();
  const Set possible = initial & here;
  if (possible.empty()) {
    node.backtrack |= here;  // a timer's doing: try all
  } else if (!initial.meets(node.backtrack) && !initial.meets(node.sleep)) {
    node.backtrack.insert(possible.contains(late.goroutine) ? late.goroutine : possible.first());
  }
}

}  // namespace golearn
