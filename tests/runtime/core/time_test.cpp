#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <ctime>
#include <limits>

#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using Steady = std::chrono::steady_clock;

// A time zone for a scope.
class Zone {
 public:
  explicit Zone(const char* name) {
    if (const char* old = std::getenv("TZ")) old_ = old;
    setenv("TZ", name, 1);
    tzset();
  }
  ~Zone() {
    old_.empty() ? unsetenv("TZ") : setenv("TZ", old_.c_str(), 1);
    tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  std::string old_;
};

}  // namespace

TEST_CASE("durations print as Go prints them", "[time][print]") {
  // go1.26.8: fmt.Println(time.Duration(d))
  struct Row {
    std::int64_t ns;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({
      {0, "0s"},
      {1, "1ns"},
      {-1, "-1ns"},
      {999, "999ns"},
      {1000, "1µs"},
      {1001, "1.001µs"},
      {1100, "1.1µs"},
      {1500, "1.5µs"},
      {-1500, "-1.5µs"},
      {999'999, "999.999µs"},
      {1'000'000, "1ms"},
      {1'000'001, "1.000001ms"},
      {1'500'000, "1.5ms"},
      {250'000'000, "250ms"},
      {123'456'789, "123.456789ms"},
      {999'999'999, "999.999999ms"},
      {1'000'000'000, "1s"},
      {1'000'000'001, "1.000000001s"},
      {1'500'000'000, "1.5s"},
      {59'999'999'999, "59.999999999s"},
      {60'000'000'000, "1m0s"},
      {61'000'000'000, "1m1s"},
      {90'000'000'000, "1m30s"},
      {3'599'999'999'999, "59m59.999999999s"},
      {3'600'000'000'000, "1h0m0s"},
      {3'661'000'000'000, "1h1m1s"},
      {5'400'000'000'000, "1h30m0s"},
      {86'400'000'000'000, "24h0m0s"},
      {-86'399'999'999'999, "-23h59m59.999999999s"},
      {12'345'678'901'234, "3h25m45.678901234s"},
      {std::numeric_limits<std::int64_t>::max(), "2562047h47m16.854775807s"},
  }));
  CHECK(to_string(Duration(row.ns)) == row.text);
}

TEST_CASE("the shortest of all durations prints too", "[time][print]") {
  const ChildEnd end = run_in_child([] {
    const auto text = to_string(Duration(std::numeric_limits<std::int64_t>::min()));
    if (text != "-2562047h47m16.854775808s") _exit(1);
  });
  CHECK(end.signal == 0);
  CHECK(end.status == 0);
}

TEST_CASE("times print as Go prints them", "[time][print]") {
  // TZ=… go1.26.8: fmt.Println(time.Unix(…)), with the monotonic reading as time.Now() has it.
  SECTION("UTC") {
    const Zone zone("UTC");
    CHECK(to_string(Time{1'700'000'000'000'000'000, 0}) == "2023-11-14 22:13:20 +0000 UTC m=+0.000000000");
    CHECK(to_string(Time{1'700'000'000'120'000'000, 12'345}) == "2023-11-14 22:13:20.12 +0000 UTC m=+0.000012345");
    CHECK(to_string(Time{1'700'000'000'000'000'001, 5'100'000'000}) ==
          "2023-11-14 22:13:20.000000001 +0000 UTC m=+5.100000000");
  }
  SECTION("Seoul") {
    const Zone zone("KST-9");
    CHECK(to_string(Time{1'700'000'000'120'000'000, 1}) == "2023-11-15 07:13:20.12 +0900 KST m=+0.000000001");
  }
  SECTION("west of Greenwich, not by whole hours") {
    const Zone zone("NST3:30");
    CHECK(to_string(Time{1'700'000'000'000'000'000, 1}) == "2023-11-14 18:43:20 -0330 NST m=+0.000000001");
  }
}

TEST_CASE("now prints in Go's form", "[time][print]") {
  const Zone zone("UTC");
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  std::string text;
  Time seen;
  run_program(on(1, clock), [&] {
    seen = now();
    text = sprint(seen);
  });
  CHECK(text == to_string(seen));
  const std::string shape = "dddd-dd-dd dd:dd:dd.";
  CAPTURE(text);
  REQUIRE(text.size() > shape.size());
  for (std::size_t i = 0; i < shape.size(); ++i) {
    CHECK((shape[i] == 'd' ? std::isdigit(static_cast<unsigned char>(text[i])) != 0 : text[i] == shape[i]));
  }
  CHECK(text.find(" +0000 UTC m=+0.") != std::string::npos);
}

TEST_CASE("now is the wall clock", "[time]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const auto wall = [] { return Duration(std::chrono::system_clock::now().time_since_epoch()).count(); };
  const std::int64_t before = wall();
  Time seen;
  run_program(on(1, clock), [&] { seen = now(); });
  CHECK(seen.wall >= before);
  CHECK(seen.wall <= wall() + 1'000'000);  // virtual: some operations ahead
  CHECK(seen.elapsed >= 0);
}

TEST_CASE("time does not go back", "[time]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const int procs = GENERATE(1, 2);
  bool forward = true;
  run_program(on(procs, clock), [&] {
    Time last = now();
    for (int i = 0; i < 1000; ++i) {
      const Time next = now();
      forward = forward && next.elapsed >= last.elapsed && next - last == Duration(next.wall - last.wall);
      last = next;
    }
  });
  CHECK(forward);
}

TEST_CASE("virtual sleeps take no real time", "[time]") {
  const int procs = GENERATE(1, 2, 4);
  const auto start = Steady::now();
  const Run run = run_program(procs, [] {
    const Time begin = now();
    for (int i = 0; i < 10; ++i) sleep(24h);
    println(since(begin) >= 240h, since(begin) < 240h + 10ms);
  });
  CHECK(run.lines == Lines{"true true"});
  CHECK(run.outcome.elapsed >= 240h);
  CHECK(run.outcome.elapsed < 240h + 10ms);
  CHECK(Steady::now() - start < 60s);
}

TEST_CASE("virtual time costs a microsecond an operation", "[time]") {
  Duration took{};
  run_program(1, [&] {
    Atomic<int> a;
    const Time start = now();
    for (int i = 0; i < 99; ++i) a.add(1);
    took = since(start);
  });
  CHECK(took == 100us);  // with the second now()
}

TEST_CASE("sleepers wake by due time, whoever slept first", "[time][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto wg = make<WaitGroup>();
    for (const int hours : {5, 1, 4, 2, 3}) {
      wg->go([=] {
        sleep(std::chrono::hours(hours));
        println(hours);
      });
    }
    wg->wait();
  });
  CHECK(run.lines == Lines{"1", "2", "3", "4", "5"});
}

TEST_CASE("sleeping for nothing or less returns at once", "[time]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const Run run = run_program(on(1, clock), [] {
    go([] { println("other"); });
    sleep(0s);
    sleep(-1h);
    sleep(Duration(std::numeric_limits<std::int64_t>::min()));
    println("main");
  });
  CHECK(run.lines == Lines{"main"});
}

TEST_CASE("nobody wakes from the longest sleep", "[time]") {
  Config config = on(1);
  config.time_limit = 1000h;
  const Run run = run_program(config, [] {
    sleep(1ms);
    sleep(Duration(std::numeric_limits<std::int64_t>::max()));
    println("woke");
  });
  CHECK(run.lines.empty());
  CHECK(run.outcome.ending == Ending::timed_out);
}

TEST_CASE("real sleeps take real time", "[time]") {
  const int procs = GENERATE(1, 2);
  const auto start = Steady::now();
  const Run run = run_program(on(procs, ClockMode::real), [] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 10; ++i) wg->go([] { sleep(5ms); });
    const Time begin = now();
    wg->wait();
    println(since(begin) >= 5ms);
  });
  CHECK(Steady::now() - start >= 5ms);
  CHECK(run.outcome.elapsed >= 5ms);
  CHECK(run.lines == Lines{"true"});
}

TEST_CASE("a scaled clock runs as many times faster", "[time]") {
  Config config = on(GENERATE(1, 2), ClockMode::real);
  config.speed = 1'000'000;
  const auto start = Steady::now();
  const Run run = run_program(config, [] {
    const Time begin = now();
    sleep(1h);  // 3.6 ms
    println(since(begin) >= 1h);
  });
  CHECK(run.lines == Lines{"true"});
  CHECK(run.outcome.elapsed >= 1h);
  CHECK(Steady::now() - start >= 3600us);
  CHECK(Steady::now() - start < 600s);
}

TEST_CASE("a slowed clock runs as many times slower", "[time]") {
  Config config = on(1, ClockMode::real);
  config.speed = 0.01;
  const auto start = Steady::now();
  const Run run = run_program(config, [] { sleep(50us); });
  CHECK(Steady::now() - start >= 5ms);
  CHECK(run.outcome.elapsed >= 50us);
}

}  // namespace golearn::test
