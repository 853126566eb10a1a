#include "golearn/study/turn.hpp"

#include <algorithm>
#include <set>

#include "golearn/core/goroutine.hpp"
#include "golearn/explore/by_hand.hpp"
#include "golearn/explore/replay.hpp"
#include "golearn/study/foresee.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/sink.hpp"
#include "golearn/study/token.hpp"

namespace golearn::study {
namespace {

// What all have in common, stdout and the program, goes without saying.
std::vector<ObjectId> objects(ObjectId one, std::span<const ObjectId> more) {
  std::set<ObjectId> all(more.begin(), more.end());
  all.insert(one);
  std::erase_if(all, [](ObjectId each) { return !each || each == kOutput || each == kProgram; });
  return {all.begin(), all.end()};
}

Move move_of(const core::Goroutine& g) {
  const Operation& next = g.pending();
  Move move{.goroutine = g.id,
            .kind = next.kind,
            .objects = objects(next.object, next.objects),
            .where = next.where,
            .started = g.fiber != nullptr};
  if (next.kind == EventKind::local) move.where = move.started ? g.left_at() : g.created_at;
  return move;
}

// Follows one run up to the choice that is still to be made.
class UpToFork final : public Sink {
 public:
  explicit UpToFork(Turn& turn) : turn_(turn) {}

  void event(const Event& event) override {
    if (at_fork_) return;
    states_.on(event);
    if (event.object) uses_.insert({event.object, event.kind, event.where});
  }
  [[nodiscard]] bool wants_events() const override { return true; }

  void printed(const Printed& line) override {
    if (at_fork_) return;
    std::string text(line.text);
    if (text.ends_with('\n')) text.pop_back();
    turn_.printed.push_back({line.goroutine, std::move(text)});
  }

  void at(const Fork& fork) {
    if (!fork.last) return;
    at_fork_ = true;
    turn_.running = fork.running;
    turn_.cases = fork.cases > 0 && !fork.number;
    turn_.numbers = fork.number;
    for (const core::Goroutine* g : fork.options) turn_.moves.push_back(g ? move_of(*g) : Move{});
    turn_.moves.resize(std::max<std::size_t>(turn_.moves.size(), fork.cases));
  }

  // The run is over, at the choice or at its end.
  void finish() {
    turn_.ended = !at_fork_;
    turn_.objects = states_.all();
    turn_.uses.assign(uses_.begin(), uses_.end());
    for (const auto& [id, g] : states_.waits().goroutines()) {
      if (g.state == GoroutineState::waiting) turn_.blocked.push_back({id, g.reason, objects({}, g.objects), g.where});
    }
  }

 private:
  Turn& turn_;
  bool at_fork_ = false;
  ObjectStates states_;
  std::set<Use> uses_;
};

}  // namespace

Move move_of(const Event& event) {
  const bool counts = event.kind == EventKind::add || event.kind == EventKind::done;
  const bool nothing = event.kind == EventKind::receive && event.value == 0;
  return {.goroutine = event.goroutine,
          .kind = event.kind,
          .objects = objects(event.object, event.objects),
          .where = event.where,
          .comes = nothing ? Comes::closed : Comes::done,
          .value = counts ? std::to_string(event.value) : std::string(event.text)};
}

std::optional<std::size_t> Turn::numbered(std::uint64_t wanted) const {
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (number(i) == wanted) return i;
  }
  return std::nullopt;
}

Turn turn_after(const RunSpec& spec, const Schedule& choices) {
  Turn turn;
  UpToFork sink(turn);
  ByHand chooser(
      spec.procs, choices, [&](const Fork& fork) { sink.at(fork); }, spec.rules);
  turn.record = run(under(spec, chooser), sink);
  sink.finish();
  foresee(spec, choices, turn);
  return turn;
}

Schedule run_on(const RunSpec& spec, const Schedule& choices) {
  Replay rest(spec.procs, choices, spec.rules);
  run(under(spec, rest));
  if (rest.strayed()) throw does_not_fit();
  return rest.schedule();
}

}  // namespace golearn::study
