// The program's time: when it begins, when it ends, and the times of its lines.
#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::test;

TEST_CASE("time begins with main, and ends with it, however many threads there are", "[time]") {
  const int procs = GENERATE(1, 2, 64);
  CAPTURE(procs);
  Duration first = 1s, rest = 1s;  // the best of some runs, for the machine may be busy
  for (int i = 0; i < 20; ++i) {
    std::int64_t printed = 0;
    Config config = on(procs, ClockMode::real);
    config.output = [&](const Printed& line) { printed = line.time; };
    const Run run = run_program(config, [] { println("first"); });
    first = std::min(first, Duration(printed));
    rest = std::min(rest, run.outcome.elapsed - Duration(printed));
  }
  CHECK(first < 500us);
  CHECK(rest >= 0s);
  CHECK(rest < 500us);
}

TEST_CASE("lines are stamped in the order in which they come", "[print]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  std::vector<std::int64_t> times;
  Config config = on(4, clock);
  config.output = [&](const Printed& line) { times.push_back(line.time); };
  run_program(config, [] {
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 4; ++g) {
      wg->go([] {
        for (int i = 0; i < 1000; ++i) println(i);
      });
    }
    wg->wait();
  });
  CHECK(times.size() == 4000);
  CHECK(std::ranges::is_sorted(times));
}
