// States: where a run ends because all that follows is known, and what that teaches of the run that came there.
#include "explore/explorer.hpp"

namespace golearn {

// What has been searched before depends on who sleeps, and with a bound on who runs and how often he may be preempted.
void Explorer::note_state(Node& node) {
  node.names = reduces_ ? model_.names(node.sleep) : Renaming{};
  node.state = model_.state(node.names).then(polling().fingerprint(node.names)).then(node.names.of(node.sleep).hash());
  if (reduces_) return;
  node.state = node.state.then(node.running ? node.options.front().goroutine + 1 : 0).then(node.preemptions);
}

// What is known of states was learned on an assumption that does not hold.
void Explorer::forget_states() {
  table_.clear();
  for (Node& node : nodes_) node.has_state = false;
}

// What this run made anew is what follows on the states before it.
void Explorer::summarise() {
  for (std::size_t at = replay_ == 0 ? 0 : replay_ - 1; at < depth_; ++at) {
    const Node& made = nodes_[at];
    if (made.is_case || (made.step().objects.empty() && !concerns_all_)) continue;
    note_in_states({table_.number(made.chosen, made.step()), {}, true}, made.clock, at + 1);
  }
}

// A step with this clock, and after what `later` says, comes once `end` choices have been made.
void Explorer::note_in_states(const LaterStep& later, const Clock& clock, std::size_t end) {
  const Set only(table_.made(later.step).goroutine);
  Clock first(goroutines_, UINT32_MAX);  // each goroutine's first transition from there on
  for (std::size_t at = end; at-- > 0;) {
    Node& node = nodes_[at];
    if (node.is_case) continue;
    first[node.chosen] = node.own;
    if (!node.has_state) continue;
    Set all = later.after;
    for (std::size_t g = 0; g < std::min(goroutines_, clock.size()); ++g) {
      if (clock[g] >= first[g]) all.insert(g);
    }
    note(node.later, {later.step, all, later.alone && all.is_within(only)});
  }
}

// The run ends in a state that was met before: what followed there follows here, and might come before what was done
// here.
void Explorer::meet(const StateTable::Entry& entry, const Renaming& names) {
  std::vector<Clock> now(goroutines_);
  for (std::size_t g = 0; g < goroutines_; ++g) {
    if (last_of_[g] != kNone) now[g] = nodes_[last_of_[g]].clock;
    if (g >= enabler_.size()) continue;
    if (after_wait_[g] != kNone) order_after_wait(now[g], after_wait_[g]);
    if (enabler_[g] != kNone) order_after_waker(now[g], enabler_[g], last_of_[g]);
  }
  for (const LaterStep& each : renamed(*entry.later, names)) {
    const auto& [goroutine, step] = table_.made(each.step);
    Clock clock;
    each.after.for_each([&](std::size_t g) {
      if (g < now.size()) join(clock, now[g]);
    });
    const Racing all = racing(step, depth_, clock);
    for (const std::size_t first : all) reverse(first, depth_, {goroutine, clock, each.alone});
    note_in_states(each, clock, depth_);
  }
}

LaterSteps Explorer::renamed(const LaterSteps& later, const Renaming& names) {
  if (names.is_identity()) return later;
  LaterSteps all;
  for (const LaterStep& each : later) {
    const StateTable::Made made = table_.made(each.step);
    note(all, {table_.number(names.of(made.goroutine), made.step), names.of(each.after), each.alone});
  }
  return all;
}

// All that follows on the node has been searched.
void Explorer::leave(Node& node) {
  if (node.has_state) table_.keep(node.state, renamed(node.later, node.names), node.counts);
  if (depth_ < 2) return;
  for (const auto& [result, count] : node.counts) add(nodes_[depth_ - 2].counts, result, count);
}

}  // namespace golearn
