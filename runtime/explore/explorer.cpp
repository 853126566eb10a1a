// The search: making choices, and going on to the next run. What a run teaches is in explorer_races.cpp.
#include "explore/explorer.hpp"

#include <algorithm>
#include <bit>

namespace golearn {
Explorer::Explorer(const SearchOptions& options)
    : Chooser(options.procs, options.rules), options_(options), reduces_(options.procs > 1 && !options.preemptions) {
  begin_run();
}

void Explorer::begin_run() {
  given_up_ = false;
  cut_ = false;
  depth_ = 0;
  last_ = kNone;
  waited_ = kNone;
  selecting_ = 0;
  branches_ = 0;
  enabler_.fill(kNone);
  after_wait_.fill(kNone);
}

const Step& Explorer::Node::step_of(std::size_t goroutine) const {
  static const Step none;
  for (const Option& option : options) {
    if (option.goroutine == goroutine) return option.step;
  }
  return none;
}

void Explorer::ready(core::Goroutine& goroutine, Readied how) {
  if (how == Readied::spawned || how == Readied::woken) {
    if (goroutine.id > kMaxGoroutines) {
      too_many_ = true;
    } else {
      selecting_ &= ~one(goroutine.id);
      enabler_[goroutine.id] = last_;
      after_wait_[goroutine.id] = waited_;
    }
  }
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

// As at the end of the program: see begin_node.
void Explorer::cut() {
  cut_ = true;
  if (last_ == kNone) return;
  Node& node = nodes_[last_];
  node.backtrack |= allowed(node) & ~node.sleep;
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
  if (too_many_ || strayed_ || cut_) return kAbandon;
  Node& node = push();
  if (!again) begin_node(node, options, running);
  for (const core::Goroutine* g : options) selecting_ &= ~one(id_of(g));
  node.selecting = selecting_;
  if (node.step().kind == EventKind::select && node.step().objects.size() > 1) {
    selecting_ |= one(node.chosen);
  }
  last_ = depth_ - 1;
  if (options.size() > 1) ++branches_;
  if (node.chosen == kNone || (!again && other_shards(node))) {
    given_up_ = true;
    --depth_;
    return kAbandon;
  }
  node.enabler = std::exchange(enabler_[node.chosen], kNone);
  node.waited = std::exchange(after_wait_[node.chosen], kNone);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (id_of(options[i]) == node.chosen) return i;
  }
  return kAbandon;
}

std::size_t Explorer::preemptions_after(std::size_t previous) const {
  if (previous == kNone) return 0;
  const Node& node = nodes_[previous];
  return node.preemptions + (node.running && node.chosen != node.options.front().goroutine ? 1 : 0);
}

// Whom the preemption bound allows.
Explorer::Set Explorer::allowed(const Node& node) const {
  Set all = 0;
  for (const Option& option : node.options) all |= one(option.goroutine);
  const bool spent = options_.preemptions && node.preemptions >= *options_.preemptions;
  return node.running && spent ? one(node.options.front().goroutine) : all;
}

// Chooses the first that is not asleep: nobody, if all are.
void Explorer::begin_node(Node& node, Options options, bool running) {
  const std::size_t previous = last_;
  node.is_case = false;
  fill(node, options);
  node.sleep = reduces_ && previous != kNone ? asleep_after(previous) : 0;
  node.running = running;
  node.preemptions = preemptions_after(previous);
  const Set free = allowed(node) & ~node.sleep;
  node.chosen = kNone;
  for (const Option& option : node.options) {
    if (!(free & one(option.goroutine))) continue;
    node.chosen = option.goroutine;
    break;
  }
  const bool everyone =
      !reduces_ || node.step().kind == EventKind::end || (options_.shards > 1 && branches_ < kShardBranches);
  node.backtrack = everyone ? free : one(node.chosen);
  node.done = 0;
}

// Who slept or was searched there stays asleep as long as what is done is independent of what it would do.
Explorer::Set Explorer::asleep_after(std::size_t previous) const {
  const Node& node = nodes_[previous];
  const Step& made = node.step();
  Set asleep = 0;
  for (const Option& option : node.options) {
    const bool sleeps = (node.sleep | node.done) & one(option.goroutine);
    if (sleeps && option.goroutine != node.chosen && !dependent_at(previous, option.step, made))
      asleep |= one(option.goroutine);
  }
  return asleep;
}

// Every shard walks the same first choices and counts the ways through them; each goes on with its own.
bool Explorer::other_shards(const Node& node) {
  if (options_.shards == 1 || branches_ != kShardBranches || node.options.size() < 2) return false;
  return prefixes_++ % options_.shards != options_.shard;
}

std::uint32_t Explorer::choose_case(std::uint32_t count) {
  const bool again = depth_ < replay_;
  if (again && (!nodes_[depth_].is_case || nodes_[depth_].cases != count)) strayed_ = true;
  if (strayed_) return 0;
  Node& node = push();
  if (!again) {
    node = Node{};
    node.is_case = true;
    node.cases = count;
  }
  return node.picked;
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
      node.done |= one(node.chosen);
      if (const Set left = node.backtrack & ~node.done & ~node.sleep) {
        node.chosen = static_cast<std::size_t>(std::countr_zero(left));
        break;
      }
    }
    --depth_;
  }
  replay_ = depth_;
  begin_run();
  return replay_ > 0;
}

}  // namespace golearn
