#include "golearn/sync/sync_map.hpp"

#include <array>
#include <map>
#include <set>

#include "support/anywhere.hpp"
#include "support/census.hpp"
#include "support/searched.hpp"

namespace golearn::test {

// As Go's test has it: a map under a mutex is the measure.
TEST_CASE("a shared map does what a map under a mutex does", "[sync_map]") {
  const unsigned seed = GENERATE(1U, 2U, 3U, 4U);
  CAPTURE(seed);
  int wrong = 0;
  run_program(1, [&] {
    std::map<int, int> model;
    SyncMap<int, int> m;
    const auto found = [&](int key) {
      const auto at = model.find(key);
      return at == model.end() ? std::nullopt : std::optional<int>(at->second);
    };
    std::uint32_t random = seed;
    const auto below = [&](std::uint32_t n) {
      return static_cast<int>((random = random * 1664525 + 1013904223) >> 16) % static_cast<int>(n);
    };
    const auto expect = [&](bool right) { wrong += right ? 0 : 1; };
    for (int i = 0; i < 2000; ++i) {
      const int key = below(6), value = below(3), other = below(3);
      const auto before = found(key);
      switch (below(9)) {
        case 0: expect(m.load(key) == before); break;
        case 1: m.store(key, value), model[key] = value; break;
        case 2:
          expect(m.load_or_store(key, value) == std::pair(before.value_or(value), before.has_value()));
          model.try_emplace(key, value);
          break;
        case 3: expect(m.load_and_remove(key) == before), model.erase(key); break;
        case 4: m.remove(key), model.erase(key); break;
        case 5: expect(m.swap(key, value) == before), model[key] = value; break;
        case 6:
          expect(m.compare_and_swap(key, other, value) == (before == other));
          if (before == other) model[key] = value;
          break;
        case 7:
          expect(m.compare_and_remove(key, other) == (before == other));
          if (before == other) model.erase(key);
          break;
        default: {
          if (below(20) == 0) m.clear(), model.clear();
          std::map<int, int> all;
          m.range([&](int k, int v) { return all.emplace(k, v).second; });
          expect(all == model);
        }
      }
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("of many who store one key first, one does, and all have its value", "[sync_map][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  constexpr int kGoroutines = 8, kKeys = 50;
  std::array<std::atomic<int>, kKeys> stored{}, sum{};
  const Run run = run_program(config, [&] {
    auto m = make<SyncMap<int, int>>();
    auto wg = make<WaitGroup>();
    for (int g = 0; g < kGoroutines; ++g) {
      wg->go([&, m, g] {
        for (std::size_t key = 0; key < kKeys; ++key) {
          const auto [value, loaded] = m->load_or_store(static_cast<int>(key), g);
          if (!loaded) ++stored[key];
          sum[key] += value;
        }
      });
    }
    wg->wait();
    for (std::size_t key = 0; key < kKeys; ++key) {
      if (sum[key] != kGoroutines * *m->load(static_cast<int>(key))) println("another value for", key);
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines.empty());
  for (const std::atomic<int>& each : stored) CHECK(each == 1);
}

TEST_CASE("what is counted in a shared map by comparing and swapping is not lost", "[sync_map][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::atomic<int> added{0};
  int kept = 0;
  const Run run = run_program(config, [&] {
    auto m = make<SyncMap<std::string, int>>();
    m->store("n", 0);
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 6; ++g) {
      wg->go([&, m] {
        for (int i = 0; i < 100; ++i) {
          const int n = *m->load("n");
          if (m->compare_and_swap("n", n, n + 1)) ++added;
        }
      });
    }
    wg->wait();
    kept = *m->load("n");
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(kept == added);
  CHECK(kept >= 100);
}

TEST_CASE("a visit meets each key once and all that stay, whoever stores and removes others", "[sync_map][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  constexpr int kStay = 40;
  std::atomic<int> wrong{0};
  const Run run = run_program(config, [&] {
    auto m = make<SyncMap<int, int>>();
    auto wg = make<WaitGroup>();
    auto over = make<Atomic<bool>>();
    for (int key = 0; key < kStay; ++key) m->store(key, key);
    for (int g = 0; g < 3; ++g) {
      wg->go([=] {
        for (int i = 0; !over->load(); i = (i + 1) % 100) {
          m->store(kStay + 100 * g + i, 0);
          m->remove(kStay + 100 * g + (i + 50) % 100);
          m->store(i % kStay, i % kStay);
          gosched();
        }
      });
    }
    for (int round = 0; round < 20; ++round) {
      std::set<int> met;
      int stayed = 0;
      m->range([&](int key, int value) {
        if (!met.insert(key).second || (key < kStay && value != key)) ++wrong;
        stayed += key < kStay;
        return true;
      });
      if (stayed != kStay) ++wrong;
    }
    over->store(true);
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(wrong == 0);
}

TEST_CASE("clear removes all at one moment, whatever the order", "[sync_map]") {
  const auto report = search_all([] {
    auto m = make<SyncMap<int, int>>();
    m->store(1, 1), m->store(2, 2);
    go([=] { m->clear(); });
    const bool one = m->load(1).has_value(), two = m->load(2).has_value();
    println(one, two);
  });
  CHECK(report.complete);
  std::set<std::string> seen;
  for (const study::Result& each : report.results) seen.insert(each.printed);
  CHECK(seen == std::set<std::string>{"true true\n", "true false\n", "false false\n"});
}

TEST_CASE("what leaves a shared map is destroyed, whether it is replaced, removed or cleared", "[sync_map]") {
  Counted::census().clear();
  const Run run = run_program(1, [] {
    const auto alive = [] { return Counted::census().alive.load(); };
    auto m = make<SyncMap<int, std::shared_ptr<Counted>>>();
    for (int key = 0; key < 4; ++key) m->store(key, make<Counted>(key));
    println(alive());
    m->store(0, make<Counted>(9));
    m->remove(1);
    println(alive());
    m->clear();
    println(alive());
    m->store(0, make<Counted>(9));
  });
  CHECK(run.lines == Lines{"4", "3", "0"});
  CHECK(Counted::census().alive == 0);
}

}  // namespace golearn::test
