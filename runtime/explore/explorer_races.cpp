// What a run teaches the search: the order that its transitions force, and which of them could be reversed.
#include <algorithm>
#include <bit>

#include "explore/explorer.hpp"

namespace golearn {
bool Explorer::before(std::size_t first, const Clock& clock) const {
  return clock[nodes_[first].chosen] >= nodes_[first].own;
}

void Explorer::join(Clock& clock, const Clock& other) const {
  for (std::size_t g = 0; g < goroutines_; ++g) clock[g] = std::max(clock[g], other[g]);
}

// Only transitions from the changed choice on are new. The clocks of those before stand in their nodes.
void Explorer::finish_run() {
  if (depth_ < replay_ && !too_many_) strayed_ = true;
  if (strayed_) return;
  last_of_.fill(kNone);
  for (std::size_t at = 0; at < depth_; ++at) {
    Node& node = nodes_[at];
    if (node.is_case) continue;
    goroutines_ = std::max(goroutines_, node.chosen + 1);
    if (reduces_ && at + 1 >= replay_) {
      order(at);
      find_races(at);
    }
    last_of_[node.chosen] = at;
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
  node.clock = mine == kNone ? Clock{} : nodes_[mine].clock;
  node.own = (mine == kNone ? 0 : nodes_[mine].own) + 1;
  if (node.waited != kNone) order_after_wait(node);
  if (node.enabler != kNone) order_after_waker(at);
}

// Time passes when nobody can go on: after all that had been done until then. What the others that it woke have done
// since is not ordered by that.
void Explorer::order_after_wait(Node& node) const {
  Set seen = 0;
  for (std::size_t at = node.waited; at-- > 0;) {
    const Node& earlier = nodes_[at];
    if (earlier.is_case || (seen & one(earlier.chosen))) continue;
    seen |= one(earlier.chosen);
    join(node.clock, earlier.clock);
  }
}

// A goroutine that waited goes on after all that it waited for, not only after the last of it: a WaitGroup's wait
// after every done.
void Explorer::order_after_waker(std::size_t at) {
  Node& node = nodes_[at];
  join(node.clock, nodes_[node.enabler].clock);
  const std::size_t mine = last_of_[node.chosen];
  if (mine == kNone) return;
  const Step& waited = nodes_[mine].step();
  for (std::size_t e = 0; e < node.enabler; ++e) {
    const Node& earlier = nodes_[e];
    if (!earlier.is_case && dependent(earlier.step(), waited)) join(node.clock, earlier.clock);
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
  for (Set waiting = nodes_[at].selecting; waiting; waiting &= waiting - 1) {
    const Step& select = last_step_before(at, static_cast<std::size_t>(std::countr_zero(waiting)));
    if (share_object(a, select) && share_object(b, select)) return true;
  }
  return false;
}

// From the latest on, so that what is ordered by something in between is seen to be.
void Explorer::find_races(std::size_t at) {
  Node& node = nodes_[at];
  node.clock[node.chosen] = node.own;
  const Step& made = node.step();
  if (made.objects.empty() && !rules().any_timer) return;
  boost::container::small_vector<std::size_t, 8> racing;
  for (std::size_t e = at; e-- > 0;) {
    const Node& earlier = nodes_[e];
    if (earlier.is_case || before(e, node.clock) || !dependent_at(e, earlier.step(), made)) continue;
    racing.push_back(e);
    join(node.clock, earlier.clock);
  }
  for (const std::size_t first : racing) reverse(first, at);
}

// Somebody must be chosen instead of `first` who leads to `second` coming before it: the first of those transitions
// in between that do not need `first`, or `second` itself.
void Explorer::reverse(std::size_t first, std::size_t second) {
  Node& node = nodes_[first];
  Set seen = 0;
  Set initial = 0;
  boost::container::small_vector<std::size_t, 16> others;
  for (std::size_t k = first + 1; k <= second; ++k) {
    const Node& later = nodes_[k];
    if (later.is_case || (k != second && before(first, later.clock))) continue;
    const bool starts = !(seen & one(later.chosen)) &&
                        std::ranges::none_of(others, [&](std::size_t m) { return before(m, later.clock); });
    if (starts) initial |= one(later.chosen);
    seen |= one(later.chosen);
    others.push_back(k);
  }
  Set here = 0;
  for (const Option& option : node.options) here |= one(option.goroutine);
  if (!(initial & here)) {
    node.backtrack |= here;  // a timer's doing: try all
  } else if (!(initial & (node.backtrack | node.sleep))) {
    const Set mine = one(nodes_[second].chosen) & initial & here;
    const Set choice = mine ? mine : initial & here;
    node.backtrack |= choice & (~choice + 1);
  }
}

}  // namespace golearn
