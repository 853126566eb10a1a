#include "play_turn.hpp"

#include <map>

#include <fmt/format.h>

#include "core/observer.hpp"
#include "core/runtime.hpp"
#include "explore/by_hand.hpp"
#include "explore/search.hpp"

namespace golearn::cli {
namespace {

// What kind of thing an operation is on; empty for what has no name of its own.
std::string_view noun(EventKind kind) {
  switch (kind) {
    case EventKind::send:
    case EventKind::receive:
    case EventKind::close:
    case EventKind::select: return "chan";
    case EventKind::lock:
    case EventKind::unlock: return "mutex";
    case EventKind::rlock:
    case EventKind::runlock: return "rwmutex";
    case EventKind::wait:
    case EventKind::add:
    case EventKind::done: return "wg";
    case EventKind::block:  // Cond.Wait
    case EventKind::signal:
    case EventKind::broadcast: return "cond";
    case EventKind::once: return "once";
    case EventKind::atomic:
    case EventKind::peek: return "atomic";
    case EventKind::load:
    case EventKind::store: return "x";
    case EventKind::timer: return "timer";
    default: return "";
  }
}

// Watches one run up to the choice that is still to be made. Names are given in the order of appearance, and so are the
// same each time the choices are made again.
class Watcher final : public Observer {
 public:
  void on(const Event& event) override {
    if (event.kind == EventKind::make) names_.erase(event.object);
    if (turn_at_fork_) return;
    if (event.kind == EventKind::ready) blocked_.erase(event.other);
    if (event.kind != EventKind::block) return;
    blocked_[event.goroutine] = {event.goroutine, event.reason, known(event), event.where};
  }

  void at(const Fork& fork) {
    for (const core::Goroutine* g : fork.options) name(g->pending().object, g->pending().kind);
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
  std::string name(const void* object, EventKind kind) {
    if (!object || noun(kind).empty()) return "";
    std::string& given = names_[object];
    if (given.empty()) given = fmt::format("{}#{}", noun(kind), ++counts_[noun(kind)]);
    return given;
  }

  std::string known(const Event& event) {
    std::string all;
    const auto add = [&](const void* object) {
      const auto found = names_.find(object);
      if (found != names_.end()) all += (all.empty() ? "" : ", ") + found->second;
    };
    add(event.object);
    for (const void* each : event.objects) add(each);
    return all;
  }

  Move move_of(const core::Goroutine& g) {
    const Operation& next = g.pending();
    Move move{g.id, next.kind, name(next.object, next.kind), next.where, g.fiber != nullptr};
    if (next.kind == EventKind::local) move.where = move.started ? g.left_at() : g.created_at;
    if (next.kind == EventKind::select) {
      for (const void* each : next.objects) {
        const std::string other = name(each, next.kind);
        if (move.object.find(other) == std::string::npos) move.object += ", " + other;
      }
    }
    return move;
  }

  bool turn_at_fork_ = false;
  std::map<const void*, std::string> names_;
  std::map<std::string_view, int> counts_;
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
