#include "play_turn.hpp"

#include <map>
#include <set>

#include "core/observer.hpp"
#include "core/runtime.hpp"
#include "explore/by_hand.hpp"
#include "explore/search.hpp"

namespace golearn::cli {
namespace {

// Watches one run up to the choice that is still to be made.
class Watcher final : public Observer {
 public:
  void on(const Event& event) override {
    if (turn_at_fork_) return;
    if (event.kind == EventKind::ready) blocked_.erase(event.other);
    if (event.kind != EventKind::block) return;
    std::string on = objects(event.object, event.objects);
    blocked_[event.goroutine] = {event.goroutine, event.reason, std::move(on), event.where};
  }

  void at(const Fork& fork) {
    if (!fork.last) return;
    turn_at_fork_ = true;
    turn.running = fork.running;
    turn.cases = fork.cases;
    for (const core::Goroutine* g : fork.options) turn.moves.push_back(move_of(*g));
    for (const auto& [id, blocked] : blocked_) turn.blocked.push_back(blocked);
  }

  void printed(const Printed& line) {
    if (turn_at_fork_) return;
    std::string text(line.text);
    if (text.ends_with('\n')) text.pop_back();
    turn.printed.push_back({line.goroutine, std::move(text)});
  }

  [[nodiscard]] bool at_fork() const { return turn_at_fork_; }

  Turn turn;

 private:
  // What all have in common, stdout and the program, goes without saying.
  static std::string objects(ObjectId one, std::span<const ObjectId> more) {
    std::set<ObjectId> all(more.begin(), more.end());
    all.insert(one);
    std::string text;
    for (const ObjectId each : all) {
      if (!each || each == kOutput || each == kProgram) continue;
      text += (text.empty() ? "" : ", ") + to_string(each);
    }
    return text;
  }

  static Move move_of(const core::Goroutine& g) {
    const Operation& next = g.pending();
    Move move{g.id, next.kind, objects(next.object, next.objects), next.where, g.fiber != nullptr};
    if (next.kind == EventKind::local) move.where = move.started ? g.left_at() : g.created_at;
    return move;
  }

  bool turn_at_fork_ = false;
  std::map<std::uint64_t, Blocked> blocked_;
};

}  // namespace

Ended run_under(const Program& program, Chooser& chooser, Observer* observer,
                const std::function<void(const Printed&)>& print) {
  Ended ended;
  const SearchPlan plan;
  Config config;
  config.procs = program.procs;
  config.seed = plan.seed;
  config.strategy = &chooser;
  config.isolated = true;
  config.step_limit = plan.steps;
  config.observer = observer;
  config.output = [&](const Printed& line) {
    ended.printed += line.text;
    if (print) print(line);
  };
  const lessons::Settings& settings = program.settings;
  ended.outcome = Runtime(config).run([main = program.scenario->program, &settings] { main(settings); });
  return ended;
}

Turn turn_after(const Program& program, const Schedule& choices) {
  Watcher watcher;
  ByHand chooser(program.procs, choices, [&](const Fork& fork) { watcher.at(fork); });
  Ended ended = run_under(program, chooser, &watcher, [&](const Printed& line) { watcher.printed(line); });
  watcher.turn.ended = !watcher.at_fork();
  watcher.turn.outcome = std::move(ended.outcome);
  return std::move(watcher.turn);
}

std::string text_of(const std::vector<PrintedLine>& lines) {
  std::string text;
  for (const PrintedLine& line : lines) text += line.text + "\n";
  return text;
}

}  // namespace golearn::cli
