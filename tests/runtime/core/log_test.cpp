#include "golearn/core/log.hpp"

#include <ctime>

#include "golearn/explore/random_order.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("a log line begins with date and time of the program's clock", "[log]") {
  RandomOrder order(1, 1);
  Config config = on(1);
  config.strategy = &order;
  const Run run = run_program(config, [] {
    log_println("start", 1);
    sleep(61s);
    log_println("later");
  });
  CHECK(run.lines == Lines{"2009/11/10 23:00:00 start 1", "2009/11/10 23:01:01 later"});
}

TEST_CASE("a log line shows local time", "[log]") {
  const Run run = run_program(on(1, ClockMode::real), [] { log_println("now"); });
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  char date[32];
  std::strftime(date, sizeof date, "%Y/%m/%d %H:", &local);
  REQUIRE(run.lines.size() == 1);
  CHECK(run.lines[0].size() == std::string("2009/11/10 23:00:00 now").size());
  CHECK(run.lines[0].starts_with(date));  // but for a run at the turn of an hour
}

TEST_CASE("a fatal log line ends the program with status 1", "[log]") {
  const Run run = run_program(1, [] {
    go([] { println("never"); });
    log_fatalln("cannot", "go on");
  });
  REQUIRE(run.lines.size() == 1);
  CHECK(run.lines[0].ends_with(" cannot go on"));
  CHECK(run.outcome.ending == Ending::exited);
  CHECK(run.outcome.exit_status == 1);
}

}  // namespace golearn::test
