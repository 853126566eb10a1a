// What a search leaves to choice besides who goes next: when time passes, random numbers; and who polls gives way.
#include <set>

#include "golearn/core/rng.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

using study::SearchKind;
using study::SearchPlan;
using study::SearchReport;

std::set<std::string> results(const SearchReport& report) {
  std::set<std::string> all;
  for (const study::Result& each : report.results) all.insert(each.printed + each.message);
  return all;
}

std::set<std::string> all_results(const std::function<void()>& main, SearchPlan plan = {}) {
  plan.kind = SearchKind::exhaustive;
  const SearchReport report = search_all(main, plan);
  CAPTURE(report.strayed, report.schedules, report.given_up, results(report));
  CHECK(report.complete);
  return results(report);
}

// A worker that steps twice, against a time-out.
void impatient() {
  auto steps = make<Atomic<int>>();
  auto done = make_chan<int>(1);
  go([=] {
    steps->add(1);
    steps->add(1);
    done.send(1);
  });
  Select{receive(done, [] { println("done"); }), receive(after(1ms), [] { println("late"); })};
}

// Goroutines that share a channel and a timer, or sleep.
std::function<void()> random_main(std::uint64_t seed) {
  return [seed] {
    core::Rng rng(seed);
    auto channel = make_chan<int>(1);
    auto timer = make<Timer>((1 + rng.below(2)) * 1ms);
    const auto seen = std::make_shared<std::vector<std::string>>(2);
    for (int g = 0; g < 2; ++g) {
      std::vector<std::uint32_t> operations(2);
      for (std::uint32_t& each : operations) each = rng.below(6);
      go([=] {
        std::string& mine = (*seen)[static_cast<std::size_t>(g)];
        for (const std::uint32_t each : operations) {
          switch (each) {
            case 0: sleep(1ms); break;
            case 1: Select{send(channel, g, [&] { mine += "sent "; }), otherwise([&] { mine += "full "; })}; break;
            case 2: mine += timer->stop() ? "stopped " : "over "; break;
            case 3: mine += timer->reset(1ms) ? "again " : "anew "; break;
            case 4: Select{receive(timer->c, [&] { mine += "rang "; }), otherwise([&] { mine += "- "; })}; break;
            default:
              Select{receive(channel, [&](int v) { mine += std::to_string(v) + " "; }),
                     receive(after(1ms), [&] { mine += "late "; })};
          }
        }
      });
    }
    sleep(5ms);
    println((*seen)[0], (*seen)[1]);
  };
}

}  // namespace

TEST_CASE("a timer strikes while others work only if it may", "[search]") {
  CHECK(all_results(impatient) == std::set<std::string>{"done\n"});
  CHECK(all_results(impatient, {.any_timer = true}) == std::set<std::string>{"done\n", "late\n"});
}

TEST_CASE("with any timer the reduced search finds what trying everything finds", "[search]") {
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 5 : 60); ++seed) {
    CAPTURE(seed);
    const auto main = random_main(seed);
    CHECK(all_results(main, {.any_timer = true}) == all_results(main, {.preemptions = 1000, .any_timer = true}));
  }
}

TEST_CASE("draws are the seed's, or all from a small range", "[search]") {
  const auto main = [] { println(rnd(3), rnd(2)); };
  CHECK(all_results(main).size() == 1);
  CHECK(all_results(main, {.draws = true}) ==
        std::set<std::string>{"0 0\n", "0 1\n", "1 0\n", "1 1\n", "2 0\n", "2 1\n"});
  const auto large = [] { println(rnd(11)); };
  const SearchReport report = search_all(large, {.kind = SearchKind::exhaustive, .draws = true});
  CHECK(report.results.size() == 1);
  CHECK(report.draws);
}

TEST_CASE("a replayed example draws the same", "[search]") {
  const auto report = search_all([] { println(rnd(3)); }, {.kind = SearchKind::exhaustive, .draws = true});
  CHECK_FALSE(report.strayed);  // each example was replayed
  CHECK_FALSE(report.draws);
}

TEST_CASE("whoever polls lets others go on, and time pass", "[search]") {
  const auto await = [](const std::function<bool()>& ready) {
    while (!ready()) {
    }
    println("seen");
  };
  SECTION("a load") {
    CHECK(all_results([=] {
            auto flag = make<Atomic<bool>>();
            go([=] { flag->store(true); });
            await([=] { return flag->load(); });
          }) == std::set<std::string>{"seen\n"});
  }
  SECTION("a TryLock, of what is unlocked later") {
    CHECK(all_results([=] {
            auto lock = make<Mutex>();
            lock->lock();
            go([=] {
              sleep(1s);
              lock->unlock();
            });
            await([=] { return lock->try_lock(); });
          }) == std::set<std::string>{"seen\n"});
  }
  SECTION("a select with a default") {
    CHECK(all_results([=] {
            auto channel = make_chan<int>();
            go([=] { channel.send(1); });
            await([=] {
              bool got = false;
              Select{receive(channel, [&] { got = true; }), otherwise([] {})};
              return got;
            });
          }) == std::set<std::string>{"seen\n"});
  }
  SECTION("Gosched") {
    CHECK(all_results([=] {
            auto done = make_chan<int>(1);
            go([=] { done.send(1); });
            await([=] {
              gosched();
              return done.len() == 1;
            });
          }) == std::set<std::string>{"seen\n"});
  }
}

TEST_CASE("does not end is said of a loop that nobody can end", "[search]") {
  const auto report = search_all([] {
    auto flag = make<Atomic<bool>>();
    while (!flag->load()) {
    }
  });
  REQUIRE(report.results.size() == 1);
  CHECK(report.results.front().ending == Ending::step_limit);
  CHECK_FALSE(report.complete);
}

TEST_CASE("more time never loses a result", "[search]") {
  std::set<std::string> before;
  for (const std::uint64_t schedules : {4, 16, 64, 256, 4096}) {
    const std::set<std::string> now = results(search_all(impatient, {.schedules = schedules}));
    CAPTURE(schedules);
    CHECK(std::ranges::includes(now, before));
    before = now;
  }
}

}  // namespace golearn::test
