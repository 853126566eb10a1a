#include "golearn/sync/pool.hpp"

#include <set>

#include "golearn/observe/race_detector.hpp"
#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using Thing = std::shared_ptr<Counted>;

}  // namespace

TEST_CASE("a pool makes a new object only if it has none, and no two users have the same", "[pool]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  Counted::census().clear();
  std::atomic<int> made{0};
  const Run run = run_program(on(procs, clock), [&] {
    auto pool = make<Pool<Thing>>([&] { return std::make_shared<Counted>(++made); });
    auto in_use = make<std::array<std::atomic<int>, 400>>();
    auto wg = make<WaitGroup>();
    auto shared = make<Atomic<int>>();
    for (int i = 0; i < 8; ++i) {
      wg->go([=] {
        for (int j = 0; j < 50; ++j) {
          Thing thing = pool->get();
          std::atomic<int>& users = in_use->at(static_cast<std::size_t>(thing->number - 1));
          if (++users != 1) shared->add(1);
          if (j % 5 == 0) gosched();
          --users;
          pool->put(std::move(thing));
        }
      });
    }
    wg->wait();
    println(shared->load());
  });
  CHECK(run.lines == Lines{"0"});
  // One is made when all are with the seven others, or at hand on another processor, where nobody else finds them.
  CHECK(made <= 8 + (procs - 1));
  CHECK(Counted::census().alive == 0);
  CHECK(Counted::census().misused == 0);
}

TEST_CASE("what was put on another processor is found, but for what is at hand there", "[pool]") {
  const Run run = run_program(on(2, ClockMode::real), [] {
    auto pool = make<Pool<int>>();
    auto put = make<Atomic<bool>>();
    go([=] {
      for (const int n : {1, 2, 3}) pool->put(n);
      put->store(true);
      while (put->load()) {
      }
    });
    while (!put->load()) {
    }
    int sum = 0;
    for (int i = 0; i < 3; ++i) sum += pool->get();
    println(sum);
    put->store(false);
  });
  // Both may have come to run on one processor, and then all three are found.
  REQUIRE(run.lines.size() == 1);
  CHECK((run.lines[0] == "5" || run.lines[0] == "6"));
}

TEST_CASE("an object is handed on with all that was done to it", "[pool]") {
  RaceDetector races;
  Config config = on(2);
  config.observer = &races;
  const Run run = run_program(config, [] {
    auto pool = make<Pool<std::shared_ptr<Shared<int>>>>([] { return make<Shared<int>>(); });
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 4; ++i) {
      wg->go([=] {
        auto x = pool->get();
        x->add(1);
        pool->put(x);
      });
    }
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(races.found() == 0);
}

TEST_CASE("the first call of a function that panics repeats the panic, and the others too", "[once_func]") {
  const int calls = GENERATE(1, 2);
  const Run run = run_program(1, [=] {
    const auto broken = once_value([]() -> int { panic("broken"); });
    for (int i = 1; i < calls; ++i) {
      with_defer([&](Defer& defer) {
        defer([] { println("recovered", recover()->text); });
        broken();
      });
    }
    broken();
  });
  // As Go 1.26 reports them.
  CHECK(run.report.starts_with(calls == 1 ? "panic: broken [recovered, repanicked]\n" : "panic: broken\n"));
}

TEST_CASE("a function that left by Goexit is not called again", "[once_func]") {
  // go1.26.8: every call panics, the first one too.
  const Run run = run_program(GENERATE(1, 2), [] {
    const auto leaves = once_func([] {
      println("called");
      goexit();
    });
    for (int i = 0; i < 2; ++i) {
      WaitGroup wg;
      wg.go([&] {
        with_defer([&](Defer& defer) {
          defer([] {
            if (const auto panic = recover()) println(panic->text);
          });
          leaves();
        });
      });
      wg.wait();
    }
  });
  CHECK(run.lines == Lines{"called", "panic called with nil argument", "panic called with nil argument"});
}

TEST_CASE("what a function holds is let go of once it has run", "[once_func]") {
  const bool panics = GENERATE(false, true);
  Counted::census().clear();
  const Run run = run_program(1, [=] {
    const auto f = once_func([held = std::make_shared<Counted>(), panics] {
      if (panics) panic("no");
    });
    println(Counted::census().alive.load());
    with_defer([&](Defer& defer) {
      defer([] { recover(); });
      f();
    });
    println(Counted::census().alive.load());
    with_defer([&](Defer& defer) {
      defer([] { recover(); });
      f();
    });
  });
  CHECK(run.lines == Lines{"1", "0"});
}

TEST_CASE("values of two parts are computed once", "[once_func]") {
  const Run run = run_program(GENERATE(1, 2), [] {
    auto times = make<Atomic<int>>();
    const auto both = once_value([=] { return std::pair<int, Error>(times->add(1), new_error("also")); });
    auto [n, err] = both();
    println(n, err, both().second == err, times->load());
  });
  CHECK(run.lines == Lines{"1 also true 1"});
}

}  // namespace golearn::test
