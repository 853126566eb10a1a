#include "study/turn.hpp"

#include <map>
#include <set>

#include "core/event.hpp"
#include "core/goroutine.hpp"
#include "explore/by_hand.hpp"
#include "explore/replay.hpp"
#include "study/run.hpp"
#include "study/sink.hpp"

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
  Move move{g.id, next.kind, objects(next.object, next.objects), next.where, g.fiber != nullptr};
  if (next.kind == EventKind::local) move.where = move.started ? g.left_at() : g.created_at;
  return move;
}

// Follows one run up to the choice that is still to be made.
class UpToFork final : public Sink {
 public:
  explicit UpToFork(Turn& turn) : turn_(turn) {}

  void event(const Event& event) override {
    if (at_fork_) return;
    if (event.kind == EventKind::ready) blocked_.erase(event.other);
    if (event.kind != EventKind::block) return;
    blocked_[event.goroutine] = {event.goroutine, event.reason, objects(event.object, event.objects), event.where};
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
    turn_.cases = fork.cases;
    for (const core::Goroutine* g : fork.options) turn_.moves.push_back(move_of(*g));
    for (const auto& [id, blocked] : blocked_) turn_.blocked.push_back(blocked);
  }
  [[nodiscard]] bool at_fork() const { return at_fork_; }

 private:
  Turn& turn_;
  bool at_fork_ = false;
  std::map<std::uint64_t, Blocked> blocked_;
};

RunSpec under(const RunSpec& spec, Strategy& strategy) {
  RunSpec controlled = for_search(spec);
  controlled.strategy = &strategy;
  return controlled;
}

}  // namespace

Turn turn_after(const RunSpec& spec, const Schedule& choices) {
  Turn turn;
  UpToFork sink(turn);
  ByHand chooser(spec.procs, choices, [&](const Fork& fork) { sink.at(fork); });
  turn.record = run(under(spec, chooser), sink);
  turn.ended = !sink.at_fork();
  return turn;
}

Schedule run_on(const RunSpec& spec, const Schedule& choices) {
  Replay rest(spec.procs, choices, {});
  run(under(spec, rest));
  return rest.schedule();
}

}  // namespace golearn::study
