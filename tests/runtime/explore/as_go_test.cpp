// Go's own order as choices: the lines that real Go was recorded with, on any number of simulated processors, and a
// schedule that makes them again.
#include "golearn/explore/as_go.hpp"

#include "golearn/explore/replay.hpp"
#include "runtime/order_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/recorded.hpp"

namespace golearn::test {
namespace {

Run run_by(Strategy& strategy, int procs, const std::function<void()>& main) {
  Config config = on(procs);
  config.strategy = &strategy;
  return run_program(config, main);
}

}  // namespace

TEST_CASE("AsGo makes Go's order, and its schedule makes it again", "[as-go]") {
  const int procs = GENERATE(1, 2);
  CAPTURE(procs);
  AsGo as_go(procs);
  for (const OrderProgram& program : order_programs()) {
    CAPTURE(program.name);
    const Run run = run_by(as_go, procs, program.main);
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.lines == recorded(program.name));
    Replay replay(procs, as_go.schedule(), as_go.rules());
    CHECK(run_by(replay, procs, program.main).lines == run.lines);
    CHECK_FALSE(replay.strayed());
  }
}

TEST_CASE("AsGo makes Go's order of a thousand goroutines (9.1.3)", "[as-go]") {
  const int procs = GENERATE(1, 2);
  AsGo as_go(procs);
  const auto passed = [] {
    for (int i = 0; i < 1000; ++i) {
      go([=] { println("Go Routine Closure : ", i, " -  <now>"); });
    }
    sleep(5s);
  };
  CHECK(run_by(as_go, procs, passed).lines == go_order("9.1.3-passed.txt"));
}

}  // namespace golearn::test
