#include "golearn/study/path.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"
#include "golearn/explore/by_hand.hpp"
#include "golearn/study/foresee.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/sink.hpp"
#include "golearn/study/token.hpp"

namespace golearn::study {
namespace {

// What comes later is looked for among so many choices.
constexpr std::size_t kForesight = 10'000;

// The run goes on, and nobody interferes any more.
Schedule gone_on_with(Schedule choices) {
  choices.choices.resize(choices.choices.size() + kForesight, 0);
  return choices;
}

// A run as the moves that were made, and how many of them before each choice.
class Made final : public Sink {
 public:
  Made(const RunSpec& spec, const Schedule& choices) {
    ByHand chooser(
        spec.procs, gone_on_with(choices), [&](const Fork&) { before_.push_back(moves_.size()); }, spec.rules);
    run(under(spec, chooser), *this);
  }

  void event(const Event& event) override {
    if (facts(event.kind).touches || event.kind == EventKind::print) moves_.push_back(move_of(event));
  }
  [[nodiscard]] bool wants_events() const override { return true; }

  // What would have come, as it came later; and what came before it as what another goroutine did to the same object,
  // if one did: it says more than that somebody was let go. Two reads may come in either order: then it is the write
  // that follows.
  void complete(Intervention& intervention) const {
    Move& passed = intervention.would_come;
    const auto from = moves_.begin() + static_cast<std::ptrdiff_t>(before_[intervention.choices]);
    const auto later = std::find_if(from, moves_.end(), [&](const Move& move) {
      return move.goroutine == passed.goroutine && move.kind == passed.kind;
    });
    if (later == moves_.end()) {
      passed.value.clear();
    } else {
      passed = *later;
    }
    const auto other = std::find_if(from, later, [&](const Move& move) {
      return move.goroutine != passed.goroutine && !move.objects.empty() && move.objects == passed.objects;
    });
    if (other == later) return;
    intervention.comes = *other;
    if (!both_read(intervention)) return;
    const auto change = std::find_if(later, moves_.end(), [&](const Move& move) {
      return move.goroutine == passed.goroutine && move.kind == EventKind::store && move.objects == passed.objects;
    });
    if (change != moves_.end()) passed = *change;
  }

 private:
  static bool both_read(const Intervention& here) {
    return here.comes.kind == EventKind::load && here.would_come.kind == EventKind::load;
  }

  std::vector<Move> moves_;
  std::vector<std::size_t> before_;
};

}  // namespace

std::size_t count_interventions(const Schedule& choices) {
  return choices.choices.size() - static_cast<std::size_t>(std::ranges::count(choices.choices, 0U));
}

Path path_of(const RunSpec& spec, const Schedule& choices) {
  Path path;
  const Made made(spec, choices);
  Schedule before;
  for (const std::uint32_t choice : choices.choices) {
    if (choice > 0) {
      const Turn turn = turn_after(spec, before);
      if (choice >= turn.moves.size()) throw does_not_fit();
      Intervention here{before.choices.size(), turn.moves.front(), turn.moves[choice], turn.cases, turn.numbers};
      if (!turn.cases && !turn.numbers) made.complete(here);
      path.interventions.push_back(std::move(here));
    }
    before.choices.push_back(choice);
  }
  path.end = turn_after(spec, before);
  return path;
}

}  // namespace golearn::study
