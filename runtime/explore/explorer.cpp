// The search: making choices, and going on to the next run. What a run teaches is in explorer_races.cpp.
#include "golearn/explore/explorer.hpp"

#include <algorithm>
#include <utility>

namespace golearn {

Explorer::Explorer(const SearchOptions& options)
    : Chooser(options.procs, options.rules),
      options_(options),
      reduces_(options.procs > 1 && !options.preemptions),
      table_(options.state_bytes) {
  begin_run();
}

void Explorer::begin_run() {
  given_up_ = false;
  cut_ = false;
  known_ = nullptr;
  depth_ = 0;
  last_ = kNone;
  waited_ = kNone;
  selecting_.clear();
  branches_ = 0;
  options_kept_ = 0;
  std::ranges::fill(enabler_, kNone);
  std::ranges::fill(after_wait_, kNone);
  if (options_.states) model_.begin();
}

void Explorer::Node::choose(std::size_t goroutine) {
  chosen = goroutine;
  at = kNone;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].goroutine == goroutine) at = i;
  }
}

Explorer::Set Explorer::Node::everyone() const {
  Set all;
  for (const Option& option : options) all.insert(option.goroutine);
  return all;
}

const Step& Explorer::Node::step() const {
  static const Step none;
  return at == kNone ? none : options[at].step;
}

// Equal for goroutines that run the same with the same captures. It holds addresses, and is for one run only.
Fingerprint Explorer::function_of(core::Goroutine& goroutine) {
  const auto captured = goroutine.task.captured();
  return Fingerprint{}
      .then(goroutine.task.type())
      .then(std::string_view(reinterpret_cast<const char*>(captured.data()), captured.size()));
}

void Explorer::ready(core::Goroutine& goroutine, Readied how) {
  if (how == Readied::spawned || how == Readied::woken) {
    too_many_ = too_many_ || goroutine.id > options_.most_goroutines;
    if (goroutine.id >= enabler_.size()) {
      enabler_.resize(goroutine.id + 1, kNone);
      after_wait_.resize(goroutine.id + 1, kNone);
    }
    selecting_.erase(goroutine.id);
    enabler_[goroutine.id] = last_;
    after_wait_[goroutine.id] = waited_;
  }
  // Who runs, and how often he may be preempted, tells twins apart: with a bound there are none.
  if (options_.states && reduces_ && how == Readied::spawned)
    model_.runs(goroutine.id, goroutine.parent, function_of(goroutine));
  Chooser::ready(goroutine, how);
}

bool Explorer::allows(core::Goroutine& goroutine) {
  core::Goroutine* const only = &goroutine;
  return decide({&only, 1}, false) != kAbandon;
}

bool Explorer::allows_time() {
  core::Goroutine* const time = nullptr;
  return decide({&time, 1}, false) != kAbandon;
}

void Explorer::step_begins(const core::Goroutine& goroutine, const Operation& step) {
  if (options_.states) model_.begin_step(goroutine.id, step);
}

void Explorer::step_ended(core::Goroutine& goroutine) {
  const std::uint64_t learned = std::exchange(goroutine.under_control().learned, 0);
  if (!options_.states) return;
  if (learned != 0) model_.learned(goroutine.id, learned);
  if (goroutine.controlled->drawn > 0 || goroutine.controlled->asked) model_.stands_out(goroutine.id);
  if (model_.twins().parted() && !twins_parted_) {
    twins_parted_ = true;
    forget_states();
  }
}

// As at the end of the program: see begin_node.
void Explorer::cut() {
  cut_ = true;
  if (last_ == kNone) return;
  Node& node = nodes_[last_];
  node.backtrack |= allowed(node) - node.sleep;
}

Explorer::Node& Explorer::push() {
  if (depth_ == nodes_.size()) nodes_.emplace_back();
  return nodes_[depth_++];
}

Step Explorer::step_of(const core::Goroutine* option) {
  return option ? Step(option->pending()) : Step(Operation{.kind = EventKind::fire, .where = {}});
}

void Explorer::fill(Node& node, Options options) {
  node.options.clear();
  for (const core::Goroutine* g : options) node.options.push_back({id_of(g), step_of(g)});
}

// Whether the same could go, and with the same, as in the run before.
bool Explorer::is_same(const Node& node, Options options) {
  return !node.is_case && std::ranges::equal(node.options, options, [](const Option& was, const core::Goroutine* g) {
    const Step step = step_of(g);
    return was.goroutine == id_of(g) && was.step.kind == step.kind && was.step.objects == step.objects;
  });
}

std::size_t Explorer::decide(Options options, bool running) {
  waited_ = kNone;
  const bool again = depth_ < replay_;
  if (again && !is_same(nodes_[depth_], options)) strayed_ = true;
  options_kept_ += options.size();
  too_many_ = too_many_ || options_kept_ > kMaxOptions;
  if (too_many_ || strayed_ || cut_) return kAbandon;
  Node& node = push();
  if (!again) begin_node(node, options, running);
  for (const core::Goroutine* g : options) selecting_.erase(id_of(g));
  node.selecting = selecting_;
  last_ = depth_ - 1;
  if (options.size() > 1 && !goes_at_once(node)) ++branches_;
  if (node.chosen == kNone || (!again && other_shards(node))) {
    given_up_ = true;
    --depth_;
    return kAbandon;
  }
  const Step& step = node.step();
  if (step.kind == EventKind::select && step.objects.size() > 1) selecting_.insert(node.chosen);
  if (!concerns_all_ && concerns_all(step)) now_all_matters();
  node.enabler = node.chosen < enabler_.size() ? std::exchange(enabler_[node.chosen], kNone) : kNone;
  node.waited = node.chosen < after_wait_.size() ? std::exchange(after_wait_[node.chosen], kNone) : kNone;
  return node.at;
}

// From here on steps count that until now nobody could notice. What was learned without them is not enough.
void Explorer::now_all_matters() {
  concerns_all_ = true;
  forget_states();
}

std::size_t Explorer::preemptions_after(std::size_t previous) const {
  if (previous == kNone) return 0;
  const Node& node = nodes_[previous];
  return node.preemptions + (node.running && node.at != 0 ? 1 : 0);
}

// Whom the preemption bound allows.
Explorer::Set Explorer::allowed(const Node& node) const {
  const bool spent = options_.preemptions && node.preemptions >= *options_.preemptions;
  return node.running && spent ? Set(node.options.front().goroutine) : node.everyone();
}

// Whether it makes no difference to others when the step is made.
bool Explorer::is_unnoticed(std::size_t goroutine, const Step& step) const {
  return reduces_ && goroutine != kTime && step.objects.empty();
}

// Who has nothing to do that others notice goes at once, so that it does not go on at another time in every order that
// the others have.
std::size_t Explorer::first_of(const Node& node, const Set& free) const {
  std::size_t first = kNone;
  for (const Option& option : node.options) {
    if (!free.contains(option.goroutine)) continue;
    if (is_unnoticed(option.goroutine, option.step)) return option.goroutine;
    if (first == kNone) first = option.goroutine;
  }
  return first;
}

// Whether the one that is chosen has nothing to do that others notice.
bool Explorer::goes_at_once(const Node& node) const {
  return node.chosen != kNone && is_unnoticed(node.chosen, node.step());
}

// Chooses the first that is not asleep: nobody, if all are, or if it is known what follows.
void Explorer::begin_node(Node& node, Options options, bool running) {
  const std::size_t previous = last_;
  node.is_case = false;
  fill(node, options);
  if (reduces_ && previous != kNone) {
    node.sleep = asleep_after(previous);
  } else {
    node.sleep.clear();
  }
  node.running = running;
  node.preemptions = preemptions_after(previous);
  node.done.clear();
  node.later.clear();
  node.counts.clear();
  const Set free = allowed(node) - node.sleep;
  node.choose(first_of(node, free));
  const bool alone = goes_at_once(node);
  const bool end_or_shard = node.step().kind == EventKind::end || (options_.shards > 1 && branches_ < kShardBranches);
  const bool everyone = !reduces_ || (end_or_shard && !alone);
  node.backtrack.clear();
  if (everyone) {
    node.backtrack = free;
  } else if (node.chosen != kNone) {
    node.backtrack.insert(node.chosen);
    // A timer may be stopped later, or nobody wait for it any more: that time could have passed would not be seen then.
    if (free.contains(kTime)) node.backtrack.insert(kTime);
  }
  // Of the first choices of a shard only a part is searched.
  const bool whole = options_.shards == 1 || branches_ >= kShardBranches;
  node.has_state = options_.states && whole && node.options.size() > 1 && !node.step().objects.empty();
  if (!node.has_state) return;
  note_state(node);
  known_ = table_.find(node.state);
  if (known_) node.choose(kNone);
}

// Who slept or was searched there stays asleep as long as what is done is independent of what it would do.
Explorer::Set Explorer::asleep_after(std::size_t previous) const {
  const Node& node = nodes_[previous];
  const Step& made = node.step();
  Set asleep;
  for (const Option& option : node.options) {
    const bool sleeps = node.sleep.contains(option.goroutine) || node.done.contains(option.goroutine);
    if (sleeps && option.goroutine != node.chosen && !dependent_at(previous, option.step, made))
      asleep.insert(option.goroutine);
  }
  return asleep;
}

// Every shard walks the same first choices and counts the ways through them; each goes on with its own.
bool Explorer::other_shards(const Node& node) {
  if (options_.shards == 1 || branches_ != kShardBranches || node.options.size() < 2) return false;
  if (goes_at_once(node)) return false;
  return prefixes_++ % options_.shards != options_.shard;
}

std::uint32_t Explorer::choose_case(std::uint32_t count) {
  const bool again = depth_ < replay_;
  if (again && (!nodes_[depth_].is_case || nodes_[depth_].cases != count)) strayed_ = true;
  if (strayed_) return 0;
  Node& node = push();
  if (!again) {
    node.is_case = true;
    node.has_state = false;
    node.counts.clear();
    node.picked = 0;
    node.cases = count;
  }
  return node.picked;
}

void Explorer::gave(std::uint32_t result) {
  if (depth_ > 0) add(nodes_[depth_ - 1].counts, result, 1);
}

std::pair<std::size_t, std::size_t> Explorer::Node::ways() const {
  if (is_case) return {picked, cases - 1 - picked};
  return {done.size(), (backtrack - done - sleep - Set(chosen)).size()};
}

double Explorer::searched() const {
  double share = 0;
  double part = 1;
  for (std::size_t at = 0; at < depth_; ++at) {
    const auto [done, left] = nodes_[at].ways();
    part /= static_cast<double>(done + 1 + left);
    share += part * static_cast<double>(done);
  }
  return share;
}

bool Explorer::next_run() {
  while (depth_ > 0) {
    Node& node = nodes_[depth_ - 1];
    if (node.is_case) {
      if (node.picked + 1 < node.cases) {
        ++node.picked;
        break;
      }
    } else {
      node.done.insert(node.chosen);
      if (const Set left = node.backtrack - node.done - node.sleep; !left.empty()) {
        node.choose(left.first());
        break;
      }
    }
    leave(node);
    --depth_;
  }
  replay_ = depth_;
  begin_run();
  return replay_ > 0;
}

}  // namespace golearn
