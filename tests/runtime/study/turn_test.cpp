// A run that is led by hand: where choices lead, the goal, and the ways there.
#include "study/turn.hpp"

#include <algorithm>

#include "study/goal.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::Goal;
using study::GoalKind;
using study::Turn;

// Two goroutines that each read, then write; one update may get lost.
study::Runnable lossy() {
  return study::runnable_of([] {
    auto x = make<Shared<int>>();
    auto done = make_chan<int>(2);
    for (int i = 0; i < 2; ++i) {
      go([=] {
        x->add(1);
        done.send(1);
      });
    }
    done.recv(), done.recv();
    println(x->load());
  });
}

study::Runnable deadly() {
  return study::runnable_of([] {
    auto a = make<Mutex>();
    auto b = make<Mutex>();
    auto done = make_chan<int>(1);
    go([=] {
      a->lock(), b->lock();
      b->unlock(), a->unlock();
      done.send(1);
    });
    b->lock(), a->lock();
    a->unlock(), b->unlock();
    done.recv();
  });
}

// Prints which of three goroutines wrote last, but dies if that was `deadly_at`.
study::Runnable lossy_and_deadly(int deadly_at) {
  return study::runnable_of([=] {
    auto x = make<Shared<int>>();
    auto wg = make<WaitGroup>();
    for (int i = 1; i <= 3; ++i) wg->go([=] { x->store(i); });
    wg->wait();
    if (x->load() == deadly_at) panic("x");
    println(x->load());
  });
}

std::vector<std::uint64_t> goroutines(const Turn& turn) {
  std::vector<std::uint64_t> all;
  for (const study::Move& move : turn.moves) all.push_back(move.goroutine);
  return all;
}

}  // namespace

TEST_CASE("a turn says who could go, with what, and who waits", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  const Turn first = turn_after(spec, {});
  CHECK_FALSE(first.ended);
  CHECK(goroutines(first) == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(first.running);
  CHECK(first.moves[0].kind == EventKind::receive);
  CHECK(first.moves[0].objects == std::vector<ObjectId>{{ObjectKind::channel, 1}});
  CHECK_FALSE(first.moves[1].started);
  CHECK(first.options() == 3);

  const Turn second = turn_after(spec, {{0}});  // main goes on, and blocks
  CHECK(goroutines(second) == std::vector<std::uint64_t>{2, 3});
  REQUIRE(second.blocked.size() == 1);
  CHECK(second.blocked[0].goroutine == 1);
  CHECK(second.blocked[0].reason == WaitReason::chan_receive);

  Schedule choices{{0}};  // until main has been sent what it waits for
  Turn later = second;
  while (later.blocked.size() == 1) {
    choices.choices.push_back(0);
    later = turn_after(spec, choices);
    REQUIRE_FALSE(later.ended);
  }
  CHECK(later.blocked.empty());
  CHECK(std::ranges::count(goroutines(later), 1) == 1);
}

TEST_CASE("run_on makes the rest of the choices, and the run ends", "[study]") {
  const study::Runnable program = lossy();
  const study::RunSpec spec = study::small_run(program);
  const Turn end = turn_after(spec, run_on(spec, {{0}}));
  CHECK(end.ended);
  REQUIRE(end.printed.size() == 1);
  CHECK(end.printed[0].text == "2");
  CHECK(end.printed[0].goroutine == 1);
  CHECK(end.record.outcome.ending == Ending::returned);
}

TEST_CASE("the goal is the worst that can come, and each hint leads there", "[study]") {
  const bool dies = GENERATE(false, true);
  const study::Runnable program = dies ? deadly() : lossy();
  const study::RunSpec spec = study::small_run(program);
  Goal goal(spec);
  CHECK(goal.kind() == (dies ? GoalKind::death : GoalKind::other));
  CHECK(goal.certain());
  CHECK(goal.usual() == (dies ? "" : "2\n"));
  Schedule choices;
  Turn turn = turn_after(spec, choices);
  while (!turn.ended) {
    const study::Way way = goal.way_from(choices);
    REQUIRE(way.schedule);
    const std::size_t at = choices.choices.size();
    choices.choices.push_back(at < way.schedule->choices.size() ? way.schedule->choices[at] : 0);
    turn = turn_after(spec, choices);
  }
  CHECK(goal.reached(turn.record));
  CHECK(goal.reached(turn_after(spec, *goal.shortest().schedule).record));
}

TEST_CASE("a death is the goal, whichever of the results is found first", "[study]") {
  const study::Runnable program = lossy_and_deadly(GENERATE(1, 2));
  Goal goal(study::small_run(program));
  CHECK(goal.kind() == GoalKind::death);
  CHECK_FALSE(goal.reached(turn_after(study::small_run(program), run_on(study::small_run(program), {})).record));
}

TEST_CASE("a program that gives the same in every order has no goal", "[study]") {
  const study::Runnable program = study::runnable_of([] {
    auto done = make_chan<int>();
    go([=] { done.send(1); });
    println(done.recv());
  });
  Goal goal(study::small_run(program));
  CHECK(goal.kind() == GoalKind::none);
  CHECK(goal.certain());
  CHECK_FALSE(goal.way_from({}).schedule);
}

}  // namespace golearn::test
