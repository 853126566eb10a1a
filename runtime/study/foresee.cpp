#include "golearn/study/foresee.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"
#include "golearn/core/goroutine.hpp"
#include "golearn/explore/by_hand.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/sink.hpp"

namespace golearn::study {
namespace {

// What the goroutine that makes `move` does first, after so many choices.
class FirstDeed final : public Sink {
 public:
  FirstDeed(Move& move, std::size_t choices) : move_(move), choices_(choices) {}

  void at(const Fork& fork) {
    if (++forks_ == choices_ && move_.goroutine == 0) move_.goroutine = running_;
    if (fork.last && !done_ && always_tells(move_.kind) && ends_program(fork)) move_.comes = Comes::dies;
  }

  void event(const Event& event) override {
    const EventFacts& kind = facts(event.kind);
    if (kind.turn == golearn::Turn::takes) running_ = event.goroutine;
    if (forks_ != choices_ || done_ || event.goroutine != move_.goroutine || !kind.by_program) return;
    const bool looks_only = event.kind == EventKind::peek && move_.kind != EventKind::peek;
    if (looks_only) return;  // a send that does not come about
    done_ = true;
    take(event);
  }
  [[nodiscard]] bool wants_events() const override { return true; }

 private:
  // Whether an event follows for certain if the goroutine neither blocks nor panics.
  static bool always_tells(EventKind kind) {
    return kind != EventKind::select && kind != EventKind::once && kind != EventKind::block && kind != EventKind::end;
  }
  // A panic that nobody recovers shows as a step that ends the program.
  [[nodiscard]] bool ends_program(const Fork& fork) const {
    return std::ranges::any_of(fork.options, [&](const core::Goroutine* g) {
      return g && g->id == move_.goroutine && g->pending().object == kProgram;
    });
  }

  void take(const Event& event) {
    if (event.kind == EventKind::block) move_.comes = Comes::waits;
    const bool by_case = event.kind == EventKind::send || event.kind == EventKind::receive;
    if (by_case && move_.kind == EventKind::select) move_.kind = event.kind, move_.objects = {event.object};
    if (event.kind != move_.kind) return;
    const Move made = move_of(event);
    move_.comes = made.comes;
    move_.value = made.value;
  }

  Move& move_;
  std::size_t choices_;
  std::size_t forks_ = 0;
  std::uint64_t running_ = 0;
  bool done_ = false;
};

void foresee_one(const RunSpec& spec, Schedule choices, std::size_t index, Move& move) {
  choices.choices.push_back(static_cast<std::uint32_t>(index));
  FirstDeed sink(move, choices.choices.size());
  ByHand chooser(
      spec.procs, choices, [&](const Fork& fork) { sink.at(fork); }, spec.rules);
  run(under(spec, chooser), sink);
}

}  // namespace

RunSpec under(const RunSpec& spec, Strategy& strategy) {
  RunSpec controlled = for_search(spec);
  controlled.strategy = &strategy;
  return controlled;
}

void foresee(const RunSpec& spec, const Schedule& choices, Turn& turn) {
  for (std::size_t i = 0; i < turn.moves.size(); ++i) {
    Move& move = turn.moves[i];
    if (turn.cases) move.kind = EventKind::select;
    if (move.kind != EventKind::local) foresee_one(spec, choices, i, move);
  }
}

}  // namespace golearn::study
