// What a program promises: when that is judged, and what it is to a search and to a player.
#include "golearn/study/promise.hpp"

#include <algorithm>

#include "golearn/study/goal.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/search.hpp"
#include "golearn/study/search_summary.hpp"
#include "golearn/study/turn.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::Goal;
using study::GoalKind;
using study::ProgramRun;
using study::Runnable;
using study::SearchKind;

// `setups` that look, and set up what they find missing: both may. It prints the same whatever came of it.
Runnable setup_program(bool guarded) {
  Runnable program = study::runnable_of([] {});
  program.body = [guarded](const ProgramRun& k) {
    auto is_set_up = make<Shared<bool>>();
    auto mu = make<Mutex>();
    auto wg = make<WaitGroup>();
    auto ran = make<int>(0);
    for (int i = 0; i < 2; ++i) {
      wg->go([=] {
        if (guarded) mu->lock();
        if (!is_set_up->load()) {
          ++*ran;
          is_set_up->store(true);
        }
        if (guarded) mu->unlock();
      });
    }
    wg->wait();
    k.measure("ran", *ran);
  };
  program.promises = {
      {{"한 번만 돈다.", "It runs once."}, [](const ProgramRun& k, const Outcome&) { return k.measured("ran") == 1; }}};
  return program;
}

// It keeps the second of three.
Runnable unreliable(std::function<void()> main) {
  const auto never = [](const ProgramRun&, const Outcome&) { return false; };
  const auto always = [](const ProgramRun&, const Outcome&) { return true; };
  Runnable program = study::runnable_of(std::move(main));
  program.promises = {{{}, never}, {{}, always}, {{}, never}};
  return program;
}

using Numbers = std::vector<std::size_t>;

Numbers broken(const Runnable& program) { return study::run(study::small_run(program)).broken; }

}  // namespace

TEST_CASE("a run tells which promises it broke, if the program came to its end", "[promise]") {
  CHECK(broken(unreliable([] {})) == Numbers{0, 2});
  CHECK(broken(unreliable([] { exit_program(3); })) == Numbers{0, 2});
  CHECK(broken(unreliable([] { panic("x"); })).empty());
  CHECK(broken(unreliable([] { make_chan<int>().recv(); })).empty());
  CHECK(broken(study::runnable_of([] {})).empty());
}

TEST_CASE("a promise that is not given with these settings is neither broken, nor named, nor a goal",
          "[promise][play]") {
  Runnable program = unreliable([] {});
  const bool given = GENERATE(true, false);
  program.promises.pop_back();
  for (study::Promise& each : program.promises) each.given = [=](const study::Settings&) { return given; };
  CHECK(broken(program) == (given ? Numbers{0} : Numbers{}));
  const study::RunSpec spec = study::small_run(program);
  const study::SearchPlan plan{.kind = SearchKind::exhaustive};
  CHECK(study::summary_of(spec, plan, study::search(spec, plan)).promises.size() == (given ? 2 : 0));
  CHECK(Goal(spec).kind() == (given ? GoalKind::promise : GoalKind::none));
}

TEST_CASE("runs that differ only in whether they keep the promise are two results", "[promise][search]") {
  const Runnable program = setup_program(false);
  const auto report = study::search(study::small_run(program), {.kind = SearchKind::exhaustive});
  REQUIRE(report.complete);
  REQUIRE(report.results.size() == 2);
  CHECK(report.results[0].printed == report.results[1].printed);
  CHECK(report.results[0].broken.empty() != report.results[1].broken.empty());
}

TEST_CASE("the goal is to break the promise, and nothing else reaches it", "[promise][play]") {
  const Runnable program = setup_program(false);
  const study::RunSpec spec = study::small_run(program);
  Goal goal(spec);
  CHECK(goal.kind() == GoalKind::promise);
  CHECK(goal.promise().en == "It runs once.");
  CHECK_FALSE(goal.reached(turn_after(spec, run_on(spec, {})).record));
  REQUIRE(goal.shortest().schedule);
  CHECK(goal.reached(turn_after(spec, *goal.shortest().schedule).record));
}

TEST_CASE("a program that keeps its promise in every order has no goal, in whatever order it prints",
          "[promise][play]") {
  Runnable program = setup_program(true);
  CHECK(Goal(study::small_run(program)).kind() == GoalKind::none);
  const auto body = program.body;
  program.body = [body](const ProgramRun& k) {
    body(k);
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 2; ++i) wg->go([=] { println(i); });
    wg->wait();
  };
  Goal goal(study::small_run(program));
  CHECK(goal.kind() == GoalKind::none);
  CHECK(goal.certain());
}

TEST_CASE("without a promise the goal is a death, else a leak", "[play]") {
  const auto program = [](bool dies) {
    return study::runnable_of([=] {
      auto ch = make_chan<int>();
      auto left = make<Shared<bool>>();
      go([=] {
        left->store(true);
        ch.send(1);
      });
      if (left->load()) {
        if (dies) panic("x");
      } else {
        ch.recv();
      }
    });
  };
  const Runnable deadly = program(true), leaky = program(false);
  CHECK(Goal(study::small_run(deadly)).kind() == GoalKind::death);
  CHECK(Goal(study::small_run(leaky)).kind() == GoalKind::leak);
}

}  // namespace golearn::test
