#include "golearn/study/search.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include "golearn/explore/replay.hpp"
#include "interleavings.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

using study::Result;
using study::SearchKind;
using study::SearchPlan;
using study::SearchReport;

// Each result as one line.
std::set<std::string> results(const SearchReport& report) {
  std::set<std::string> all;
  for (const Result& r : report.results) {
    std::string line = r.printed;
    std::ranges::replace(line, '\n', ' ');
    all.insert(line + (r.ending == Ending::returned ? "" : r.message) + (r.leaked ? "leak" : ""));
  }
  return all;
}

std::function<void()> counter(bool guarded) {
  return [guarded] {
    auto x = make<Shared<int>>();
    auto mu = make<Mutex>();
    for (int i = 0; i < 2; ++i) {
      go([=] {
        if (guarded) mu->lock();
        x->add(1);
        if (guarded) mu->unlock();
      });
    }
    sleep(1s);
    println(x->load());
  };
}

}  // namespace

TEST_CASE("a search takes each of the cases with which a select waits on one channel", "[search]") {
  const SearchReport report = search_all([] {
    auto coin = make_chan<int>();
    go([=] { Select{send(coin, 1, [] {}), send(coin, 2, [] {}), send(coin, 3, [] {})}; });
    sleep(1s);  // so that the select waits already
    println(coin.recv());
  });
  CHECK(report.complete);
  CHECK(results(report) == std::set<std::string>{"1 ", "2 ", "3 "});
}

TEST_CASE("a search runs each order of dependent steps exactly once", "[search]") {
  const auto& [program, orders] = GENERATE(table<Accesses, std::size_t>({
      {{"sa", "sb"}, 1},               // nothing depends on anything
      {{"la", "la", "la"}, 1},         // loads commute
      {{"sa", "sa"}, 2},               // 2!
      {{"sa", "sa", "sa"}, 6},         // 3!
      {{"sa", "sa", "sa", "sa"}, 24},  // 4!
      {{"sa", "la"}, 2},               //
      {{"sa", "la", "la"}, 4},         // each load before or after the store
      {{"lasa", "lasa"}, 4},           // one after the other, twice; both read first, and then write, twice
      {{"sasb", "sasb"}, 4},           // each variable's two stores either way: 2 * 2 - 1, see below, + 1
      {{"salb", "sbla"}, 3},           // both loads before the stores of the other is the one that cannot be
  }));
  CAPTURE(program);
  CHECK(distinct_orders(program) == orders);
  const SearchReport report = search_all(as_program(program));
  CHECK(report.complete);
  CHECK(report.schedules == orders);
}

TEST_CASE("a search agrees with trying everything, on random programs", "[search]") {
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 20 : 150); ++seed) {
    const Accesses program = random_program(seed, 3, 3);
    CAPTURE(program);
    const SearchReport reduced = search_all(as_program(program));
    CHECK(reduced.complete);
    CHECK(reduced.schedules == distinct_orders(program));
    const SearchReport everything =
        search_all(as_program(program), {.kind = SearchKind::exhaustive, .preemptions = 100});
    CHECK(results(reduced) == results(everything));
  }
}

TEST_CASE("a search finds every result, and how often", "[search]") {
  const SearchReport lost = search_all(counter(false));
  REQUIRE(lost.results.size() == 2);  // 4 orders: in two of them both read before either writes
  CHECK(lost.results[0].schedules == 2);
  CHECK(lost.results[1].schedules == 2);
  CHECK(results(lost) == std::set<std::string>{"1 ", "2 "});
  CHECK(results(search_all(counter(true))) == std::set<std::string>{"2 "});
}

TEST_CASE("a search finds what only a certain order brings about", "[search]") {
  SECTION("a deadlock of two locks taken crosswise") {
    const SearchReport report = search_all([] {
      auto a = make<Mutex>(), b = make<Mutex>();
      auto wg = make<WaitGroup>();
      wg->add(2);
      const auto take = [wg](auto first, auto second) {
        go([=] {
          first->lock();
          second->lock();
          second->unlock();
          first->unlock();
          wg->done();
        });
      };
      take(a, b);
      take(b, a);
      wg->wait();
    });
    CHECK(results(report) == std::set<std::string>{"", "all goroutines are asleep - deadlock!"});
  }
  SECTION("a send that comes after the close") {
    const SearchReport report = search_all([] {
      auto ch = make_chan<int>(1);
      go([=] { ch.send(1); });
      ch.close();
      sleep(1s);
    });
    CHECK(results(report) == std::set<std::string>{"", "send on closed channel"});
  }
  SECTION("each case of a select") {
    const SearchReport report = search_all([] {
      auto a = make_chan<int>(1), b = make_chan<int>(1);
      a.send(1);
      b.send(2);
      const auto show = [](int v) { println(v); };
      Select{receive(a, show), receive(b, show), otherwise([] { println("none"); })};
    });
    CHECK(results(report) == std::set<std::string>{"1 ", "2 "});
    CHECK(report.schedules == 2);
  }
  SECTION("how far others get before main ends") {
    const SearchReport report = search_all([] {
      go([] {
        println("a");
        println("b");
      });
      println("m");
    });
    // m before, between or after a and b; and then main may end at once or later.
    CHECK(results(report) == std::set<std::string>{"m ", "m a ", "m a b ", "a m ", "a m b ", "a b m "});
    CHECK(report.schedules == 6);
  }
  SECTION("a goroutine that nobody wakes") {
    const SearchReport report = search_all([] {
      auto ch = make_chan<int>();
      go([=] { ch.send(1); });
      sleep(1s);
      println("end");
    });
    CHECK(results(report) == std::set<std::string>{"end leak"});
  }
  SECTION("who goes first of those that wake at one instant") {
    const SearchReport report = search_all([] {
      for (const char* name : {"a", "b", "c"}) {
        go([name] {
          sleep(1ms);
          println(name);
        });
      }
      sleep(1s);
    });
    CHECK(report.schedules == 6);  // 3!
    CHECK(results(report) == std::set<std::string>{"a b c ", "a c b ", "b a c ", "b c a ", "c a b ", "c b a "});
  }
  SECTION("which of two channels comes first to a select that waits") {
    const SearchReport report = search_all([] {
      auto a = make_chan<int>(), b = make_chan<int>();
      for (const auto& ch : {a, b}) {
        go([ch, v = ch == a ? 1 : 2] {
          sleep(1ms);
          ch.send(v);
        });
      }
      const auto show = [](int v) { println(v); };
      Select{receive(a, show), receive(b, show)};
      sleep(1s);
    });
    CHECK(results(report) == std::set<std::string>{"1 leak", "2 leak"});
  }
  SECTION("how far others get before a goroutine ends the program") {
    const int status = GENERATE(0, 1);
    const SearchReport report = search_all([status] {
      go([] { println("a"); });
      println("m");
      exit_program(status);
    });
    CHECK(results(report) == std::set<std::string>{"m ", "m a ", "a m "});
  }
}

TEST_CASE("a search that looks for races finds them in every schedule that has one", "[search][race]") {
  for (const bool guarded : {false, true}) {
    const auto main = [guarded] {
      auto x = make<Shared<int>>();
      auto mu = make<Mutex>();
      auto wg = make<WaitGroup>();
      for (int i = 0; i < 2; ++i) {
        wg->go([=] {
          if (guarded) mu->lock();
          x->add(1);
          if (guarded) mu->unlock();
        });
      }
      wg->wait();
      println(x->load());
    };
    const SearchReport report = search_all(main, {.kind = SearchKind::exhaustive}, 2, true);
    for (const Result& result : report.results) CHECK(result.raced == !guarded);
  }
}

TEST_CASE("a bound on preemptions leaves out what needs more of them", "[search]") {
  const SearchReport none = search_all(counter(false), {.kind = SearchKind::exhaustive, .preemptions = 0});
  CHECK(results(none) == std::set<std::string>{"2 "});
  const SearchReport one = search_all(counter(false), {.kind = SearchKind::exhaustive, .preemptions = 1});
  CHECK(results(one) == std::set<std::string>{"1 ", "2 "});
  for (const Result& result : one.results) CHECK(result.preemptions == (result.printed == "1\n" ? 1 : 0));
  // Without preemptions each goroutine runs to its end: as many schedules as orders to start them in.
  const Accesses program{"lasa", "lasa", "lasa"};
  CHECK(search_all(as_program(program), {.kind = SearchKind::exhaustive, .preemptions = 0}).schedules == 6);
  std::uint64_t before = 6;
  for (std::size_t most = 1; most <= 4; ++most) {
    const SearchReport report = search_all(as_program(program), {.kind = SearchKind::exhaustive, .preemptions = most});
    CHECK(report.schedules > before);
    before = report.schedules;
    for (const Result& result : report.results) CHECK(result.preemptions <= most);
  }
}

TEST_CASE("with one processor nothing comes between two operations", "[search]") {
  CHECK(results(search_all(counter(false), {.kind = SearchKind::exhaustive}, 1)) == std::set<std::string>{"2 "});
}

TEST_CASE("the shards of a search share its schedules out", "[search]") {
  const std::size_t shards = GENERATE(1, 2, 3, 7);
  const Accesses program{"lasasb", "lbsasb", "sasbla"};
  std::uint64_t schedules = 0;
  std::set<std::string> found;
  for (std::size_t shard = 0; shard < shards; ++shard) {
    const SearchReport report =
        search_all(as_program(program), {.kind = SearchKind::exhaustive, .shard = shard, .shards = shards});
    CHECK(report.complete);
    schedules += report.schedules;
    found.merge(results(report));
  }
  CHECK(schedules == distinct_orders(program));
  CHECK(found == results(search_all(as_program(program))));
}

TEST_CASE("a search stops where it is told to", "[search]") {
  const Accesses large{"lasalasa", "lasalasa", "lasalasa"};
  const auto& [kind, sampler] = GENERATE(table<SearchKind, std::string>({{SearchKind::exhaustive, "random"},
                                                                         {SearchKind::sampled, "random"},
                                                                         {SearchKind::sampled, "pct"},
                                                                         {SearchKind::automatic, "random"}}));
  SearchPlan plan{.kind = kind, .sampler = sampler, .argument = 3};
  SECTION("after so many schedules") {
    plan.schedules = 100;
    const SearchReport report = search_all(as_program(large), plan);
    CHECK(report.schedules == 100);
    CHECK_FALSE(report.complete);
  }
  SECTION("when asked") {
    int runs = 0;
    plan.interrupted = [&] { return ++runs == 10; };
    const SearchReport report = search_all(as_program(large), plan);
    CHECK(report.interrupted);
    CHECK(runs == 10);
  }
}

TEST_CASE("the example of a result replays to that result", "[search][replay]") {
  const auto& [kind, sampler] = GENERATE(table<SearchKind, std::string>(
      {{SearchKind::exhaustive, "random"}, {SearchKind::sampled, "random"}, {SearchKind::sampled, "pct"}}));
  const SearchPlan plan{.kind = kind, .sampler = sampler, .argument = 3, .schedules = 300};
  const auto main = as_program({"lasalb", "lasbsa", "sbla"});
  for (const Result& result : search_all(main, plan).results) {
    Schedule again;
    REQUIRE(Schedule::parse(result.example.to_bytes(), again));
    Replay replay(2, again, result.rules);
    std::string printed;
    Config config;
    config.procs = 2;
    config.seed = 1;
    config.strategy = &replay;
    config.output = [&](const Printed& p) { printed += p.text; };
    Runtime(config).run(main);
    CHECK_FALSE(replay.strayed());
    CHECK(printed == result.printed);
    CHECK(replay.preemptions() == result.preemptions);
  }
}

TEST_CASE("a program that is no function of its schedule ends a search, and nothing is claimed", "[search]") {
  const auto kind = GENERATE(study::SearchKind::exhaustive, study::SearchKind::automatic, study::SearchKind::sampled);
  int runs = 0;
  const auto report = search_all(
      [&] {
        auto x = make<Shared<int>>();
        auto wg = make<WaitGroup>();
        const int more = ++runs % 3 == 0 ? 1 : 0;  // outlives a run
        for (int i = 0; i < 2 + more; ++i) wg->go([=] { x->add(1); });
        wg->wait();
        println(x->load());
      },
      {.kind = kind, .schedules = 1000});
  CAPTURE(static_cast<int>(kind), runs, report.results.size(), report.schedules);
  CHECK(report.strayed);
  CHECK_FALSE(report.complete);
}

TEST_CASE("a program that makes another step on the same choices ends a search, also if nothing comes of it",
          "[search]") {
  int runs = 0;
  const auto report = search_all([&] {
    auto x = make<Shared<int>>();
    auto wg = make<WaitGroup>();
    const bool reads = ++runs % 2 == 0;  // outlives a run
    for (int i = 0; i < 2; ++i) wg->go([=] { reads ? void(x->load()) : x->store(0); });
    wg->wait();
  });
  CHECK(report.strayed);
  CHECK_FALSE(report.complete);
}

TEST_CASE("a search says whether time or chance played a part", "[search]") {
  const auto assumed = [](const std::function<void()>& main) {
    const auto report = search_all(main, {.kind = study::SearchKind::exhaustive});
    CHECK(report.complete);
    return std::pair(report.timers, report.draws);
  };
  CHECK(assumed([] { println(1); }) == std::pair(false, false));
  CHECK(assumed([] { sleep(1ms); }) == std::pair(true, false));
  CHECK(assumed([] { Timer(1s).stop(); }) == std::pair(true, false));
  CHECK(assumed([] { println(rnd(10)); }) == std::pair(false, true));
}

// Else two orders of steps that have nothing to do with each other would give two results, and a search tries one.
TEST_CASE("what a goroutine draws does not depend on what others draw before", "[search]") {
  const auto report = search_all(
      [] {
        std::vector<Chan<int>> drawn;
        for (int i = 0; i < 3; ++i) {
          drawn.push_back(make_chan<int>(1));
          go([ch = drawn.back()] {
            ch.send(rnd(1'000'000));
            ch.send(rnd(1'000'000));
          });
        }
        for (const auto& ch : drawn) println(ch.recv(), ch.recv());
      },
      {.kind = study::SearchKind::sampled, .schedules = 200});
  REQUIRE(report.results.size() == 1);
  std::istringstream numbers(report.results.front().printed);
  CHECK(std::set<int>(std::istream_iterator<int>(numbers), {}).size() == 6);
}

}  // namespace golearn::test
