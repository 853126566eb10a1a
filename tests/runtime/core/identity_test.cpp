// By what those who watch a run know its objects.
#include "golearn/core/identity.hpp"

#include <set>

#include "golearn/explore/random_order.hpp"
#include "golearn/observe/trace.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// The objects of a run's events of one kind, in order.
std::vector<ObjectId> objects_of(const Trace& trace, EventKind kind) {
  std::vector<ObjectId> all;
  for (const Trace::Entry& entry : trace.entries()) {
    if (entry.event.kind == kind) all.push_back(entry.event.object);
  }
  return all;
}

constexpr ObjectId mutex(std::uint32_t number) { return {ObjectKind::mutex, number}; }

}  // namespace

TEST_CASE("objects of a kind are numbered in the order of their making", "[identity]") {
  Trace trace;
  Config config = on(1);
  config.observer = &trace;
  run_program(config, [] {
    auto first = make_chan<int>(2);
    auto second = make<Mutex>();
    auto third = make_chan<int>(1);
    third.send(1);
    second->lock();
    first.send(2);
  });
  using enum ObjectKind;
  CHECK(objects_of(trace, EventKind::make) == std::vector<ObjectId>{{channel, 1}, {mutex, 1}, {channel, 2}});
  CHECK(objects_of(trace, EventKind::send) == std::vector<ObjectId>{{channel, 2}, {channel, 1}});
}

TEST_CASE("an object that is older than the run is numbered at its first use, in each run anew", "[identity]") {
  Mutex old;
  for (int run = 0; run < 2; ++run) {
    Trace trace;
    Config config = on(1);
    config.observer = &trace;
    run_program(config, [&old, run] {
      Mutex first, second;
      if (run == 0) first.lock();
      old.lock();
      old.unlock();
    });
    CHECK(objects_of(trace, EventKind::make) == std::vector<ObjectId>{mutex(1), mutex(2)});
    CHECK(objects_of(trace, EventKind::unlock) == std::vector<ObjectId>{mutex(3)});
  }
}

TEST_CASE("all who ask at once for an object's number get the same, and no two objects have one", "[identity]") {
  constexpr int kObjects = 200;
  Trace trace;
  Config config = on(4, ClockMode::real);
  config.observer = &trace;
  std::vector<std::unique_ptr<Atomic<int>>> shared;
  for (int i = 0; i < kObjects; ++i) shared.push_back(std::make_unique<Atomic<int>>());
  run_program(config, [&] {
    auto wg = make<WaitGroup>();
    for (int g = 0; g < 4; ++g) {
      wg->go([&] {
        for (const auto& each : shared) each->add(1);
      });
    }
    wg->wait();
  });
  std::map<ObjectId, int> used;
  for (const ObjectId id : objects_of(trace, EventKind::atomic)) ++used[id];
  CHECK(used.size() == kObjects);
  for (const auto& [id, times] : used) CHECK(times == 4);
}

TEST_CASE("a seed gives objects the same numbers in each run", "[identity]") {
  const auto numbers = [] {
    Trace trace;
    RandomOrder order(2, 7);
    Config config = on(2);
    config.seed = 7;
    config.strategy = &order;
    config.observer = &trace;
    run_program(config, [] {
      auto wg = make<WaitGroup>();
      for (int g = 0; g < 3; ++g) {
        wg->go([] {
          auto mine = make_chan<int>(1);
          mine.send(1);
          mine.recv();
        });
      }
      wg->wait();
    });
    std::vector<std::pair<std::uint64_t, ObjectId>> all;
    for (const Trace::Entry& entry : trace.entries()) all.emplace_back(entry.event.goroutine, entry.event.object);
    return all;
  };
  CHECK(numbers() == numbers());
}

TEST_CASE("an object's text is its kind and its number", "[identity]") {
  CHECK(to_string(ObjectId{ObjectKind::channel, 1}) == "chan#1");
  CHECK(to_string(ObjectId{}).empty());
  std::set<std::string_view> nouns;
  for (std::size_t kind = 1; kind < kObjectKinds; ++kind) nouns.insert(to_string(static_cast<ObjectKind>(kind)));
  CHECK(nouns.size() == kObjectKinds - 1);
  CHECK(!nouns.contains(""));
}

}  // namespace golearn::test
