// States: where a run ends because all that follows is known, and what that teaches of the run that came there.
#include "golearn/explore/explorer.hpp"

#include <algorithm>
#include <tuple>

namespace golearn {

// What has been searched before depends on who sleeps, and with a bound on who runs and how often he may be preempted.
void Explorer::note_state(Node& node) {
  node.names = model_.names(node.sleep);
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
    note_in_states({table_.number(made.chosen, made.step()), {}, true}, made.clock, made.clock, at + 1);
  }
}

// A step comes once `end` choices have been made: after what `later` says and `clock` holds, and after nothing but that
// and what `at_most` holds, which is all of `clock` and perhaps more.
void Explorer::note_in_states(const LaterStep& later, const Clock& clock, const Clock& at_most, std::size_t end) {
  const std::size_t its = table_.made(later.step).goroutine;
  Clock first(goroutines_, UINT32_MAX);  // each goroutine's first transition from there on
  for (std::size_t at = end; at-- > 0;) {
    Node& node = nodes_[at];
    if (node.is_case) continue;
    first[node.chosen] = node.own;
    if (!node.has_state) continue;
    Set after = later.after;
    bool alone = later.alone;
    for (std::size_t g = 0; g < std::min(goroutines_, at_most.size()); ++g) {
      if (g < clock.size() && clock[g] >= first[g]) after.insert(g);
      alone = alone && (g == its || at_most[g] < first[g]);
    }
    note(node.later, {later.step, after, alone});
  }
}

// What each goroutine has done comes before its next step.
std::vector<Explorer::Clock> Explorer::clocks_now() const {
  std::vector<Clock> now(enabler_.size());  // everybody who could ever go is there
  for (std::size_t g = 0; g < now.size(); ++g) {
    const std::size_t mine = g < last_of_.size() ? last_of_[g] : kNone;
    if (mine != kNone) now[g] = nodes_[mine].clock;
    if (after_wait_[g] != kNone) order_after_wait(now[g], after_wait_[g]);
    if (enabler_[g] != kNone) order_after_waker(now[g], enabler_[g], mine);
  }
  return now;
}

// The run ends in a state that was met before: what followed there follows here, and might come before what was done
// here. A goroutine could have come first with its next step only if nothing that this depends on comes before; a
// later one of its own says nothing about that.
void Explorer::meet(const StateTable::Entry& entry, const Node& here) {
  const LaterSteps later = renamed(*entry.later, here.names.inverse());
  const std::vector<Clock> now = clocks_now();
  std::vector<Clock> next = now;     // of each goroutine's next step
  std::vector<Clock> at_most = now;  // of any of its later ones
  for (const Option& option : here.options) std::ignore = racing(option.step, depth_, next[option.goroutine]);
  std::vector<Clock> clocks(later.size());
  std::vector<Racing> races(later.size());
  for (std::size_t i = 0; i < later.size(); ++i) {
    const auto& [goroutine, step] = table_.made(later[i].step);
    later[i].after.for_each([&](std::size_t g) { join(clocks[i], now[g]); });
    races[i] = racing(step, depth_, clocks[i]);
    join(at_most[goroutine], clocks[i]);
  }
  for (std::size_t i = 0; i < later.size(); ++i) {
    const std::size_t goroutine = table_.made(later[i].step).goroutine;
    for (const std::size_t first : races[i]) reverse(first, depth_, {goroutine, next[goroutine], later[i].alone});
    note_in_states(later[i], clocks[i], at_most[goroutine], depth_);
  }
}

// All that follows on the node has been searched.
void Explorer::leave(Node& node) {
  if (node.has_state) table_.keep(node.state, renamed(node.later, node.names), node.counts);
  if (depth_ < 2) return;
  for (const auto& [result, count] : node.counts) add(nodes_[depth_ - 2].counts, result, count);
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

}  // namespace golearn
