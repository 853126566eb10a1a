// A plain variable that several goroutines use.
#include "golearn/sync/shared.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <string>

#include "support/anywhere.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("a shared variable loses nothing on one processor", "[shared]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  int final = 0;
  run_program(on(1, clock), [&] {
    auto counter = make<Shared<int>>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 1000; ++i) {
      wg->go([=] { counter->add(1); });
    }
    wg->wait();
    final = counter->load();
  });
  CHECK(final == 1000);
}

TEST_CASE("a shared variable may lose updates on several processors, and is never more than the truth",
          "[shared][parallel]") {
  const int procs = GENERATE(2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  int final = 0;
  const Run run = run_program(on(procs, clock), [&] {
    auto counter = make<Shared<int>>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 8; ++i) {
      wg->go([=] {
        for (int j = 0; j < 250; ++j) counter->add(1);
      });
    }
    wg->wait();
    final = counter->load();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(final > 0);
  CHECK(final <= 2000);
}

TEST_CASE("a shared variable is read and written", "[shared]") {
  const Run run = run_program(anywhere(), [] {
    Shared<double> d(1.5);
    d.add(1);
    Shared<bool> b;
    b.store(true);
    Shared<std::int64_t> n(std::int64_t{1} << 40);
    n.add(-1);
    println(d, b, n);
  });
  CHECK(run.lines == Lines{"2.5 true 1099511627775"});
}

TEST_CASE("a shared variable may be of any type that can be copied", "[shared]") {
  struct Point {
    int x = 0, y = 0;
  };
  const Run run = run_program(anywhere(), [] {
    Shared<std::string> text("a text that is longer than a word");
    text.store(text.load() + "!");
    Shared<std::function<int()>> function([] { return 1; });
    function.store([] { return 2; });
    int target = 3;
    Shared<int*> pointer(&target);
    Shared<Point> point;
    point.write([](Point& p) { p.y = 4; });
    Shared<std::map<std::string, int>> map;
    map.write([](auto& m) { m["five"] = 5; });
    println(text.load(), function.load()(), *pointer.load(), point.load().y,
            map.read([](const auto& m) { return m.at("five"); }));
  });
  CHECK(run.lines == Lines{"a text that is longer than a word! 2 3 4 5"});
}

TEST_CASE("a shared variable is whole, whoever writes it at the same time", "[shared][parallel]") {
  std::atomic<int> torn{0};
  run_program(on(4, ClockMode::real), [&] {
    const auto of = [](char letter) { return std::string(100, letter); };
    auto text = make<Shared<std::string>>(of('a'));
    auto wg = make<WaitGroup>();
    for (const char letter : {'a', 'b', 'c', 'd'}) {
      wg->go([=, &torn] {
        for (int i = 0; i < 500; ++i) {
          text->store(of(letter));
          const std::string seen = text->load();
          if (seen != of(seen.front())) ++torn;
        }
      });
    }
    wg->wait();
  });
  CHECK(torn == 0);
}

TEST_CASE("atomic steps on a shared variable lose nothing", "[shared][parallel]") {
  std::int64_t final = 0;
  run_program(on(4, ClockMode::real), [&] {
    auto counter = make<Shared<std::int64_t>>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 8; ++i) {
      wg->go([=] {
        for (int j = 0; j < 500; ++j) counter->atomic().add(1);
      });
    }
    wg->wait();
    final = counter->load();
  });
  CHECK(final == 4000);
}

}  // namespace golearn::test
