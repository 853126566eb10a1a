// Go's order, by both who can make it: the engine with one processor, and the strategy GoOrder.
#include "golearn/explore/go_order.hpp"

#include <set>

#include "runtime/order_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/recorded.hpp"

namespace golearn::test {
namespace {

Run run_in_order(bool controlled, const std::function<void()>& main) {
  GoOrder go_order;
  Config config = on(1);
  if (controlled) config.strategy = &go_order;
  return run_program(config, main);
}

// The programs of the notes, as lessons/*/program.go has them, with `<now>` for the time.

void basics_9_1_1() {
  const auto exe = [](const char* name) {
    println(name, "func start <now>");
    sleep(1s);
    println(name, "func end <now>");
  };
  exe("exe1");
  println("Main Routine Start <now>");
  go([=] { exe("exe2"); });
  go([=] { exe("exe3"); });
  sleep(4s);
  println("Main Routine End <now>");
}

void passed_9_1_3() {
  for (int i = 0; i < 1000; ++i) {
    go([=] { println("Go Routine Closure : ", i, " -  <now>"); });
  }
  sleep(5s);
}

}  // namespace

TEST_CASE("every recording has its program", "[order]") {
  std::set<std::string> names;
  for (const OrderProgram& program : order_programs()) names.insert(program.name);
  const Lines recordings = recorded_names();
  CHECK(names == std::set<std::string>(recordings.begin(), recordings.end()));
}

TEST_CASE("one processor runs goroutines in Go's order", "[order]") {
  for (const OrderProgram& program : order_programs()) {
    DYNAMIC_SECTION(program.name) {
      const Run run = run_in_order(false, program.main);
      CHECK(run.outcome.ending == Ending::returned);
      CHECK(run.lines == recorded(program.name));
    }
  }
}

TEST_CASE("GoOrder makes the same order", "[order][strategy]") {
  for (const OrderProgram& program : order_programs()) {
    DYNAMIC_SECTION(program.name) {
      const Run run = run_in_order(true, program.main);
      CHECK(run.outcome.ending == Ending::returned);
      CHECK(run.lines == recorded(program.name));
    }
  }
}

TEST_CASE("the real clock makes the same order", "[order]") {
  // Those in which time does not pass: the others depend on how fast the machine is.
  for (const char* name : {"a full ring spills its older half", "every 61st slice looks at the global queue",
                           "workers share jobs", "broadcast wakes all", "rhythm with buffer 2"}) {
    DYNAMIC_SECTION(name) {
      for (const OrderProgram& program : order_programs()) {
        if (program.name != name) continue;
        CHECK(run_program(on(1, ClockMode::real), program.main).lines == recorded(name));
      }
    }
  }
}

TEST_CASE("sleepers due within the wake latency: the later one's line first (9.1.1)", "[order]") {
  const bool controlled = GENERATE(false, true);
  CAPTURE(controlled);
  CHECK(run_in_order(controlled, basics_9_1_1).lines == go_order("9.1.1-basics.txt"));
}

TEST_CASE("a thousand goroutines: the last first, then the ring, then the global queue (9.1.3)", "[order]") {
  const bool controlled = GENERATE(false, true);
  CAPTURE(controlled);
  CHECK(run_in_order(controlled, passed_9_1_3).lines == go_order("9.1.3-passed.txt"));
}

TEST_CASE("a strategy runs one program after another", "[strategy]") {
  GoOrder go_order;
  Config config = on(1);
  config.strategy = &go_order;
  for (int run = 0; run < 3; ++run) {
    // Ends with goroutines in all queues.
    CHECK(run_program(config, [] {
            for (int i = 0; i < 600; ++i) go([] { gosched(); });
            gosched();
          }).outcome.ending == Ending::returned);
    CHECK(run_program(config, order_programs()[2].main).lines == recorded(order_programs()[2].name));
  }
}

}  // namespace golearn::test
