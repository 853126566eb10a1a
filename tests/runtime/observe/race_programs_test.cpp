// The detector on whole programs: those that synchronise have no race, in any schedule, and it keeps pace with them.
#include <algorithm>
#include <ctime>

#include "golearn/explore/random_order.hpp"
#include "golearn/observe/race_report.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

std::uint64_t races_of(Config config, const std::function<void()>& main) {
  RaceDetector detector;
  config.observer = &detector;
  CHECK(run_program(config, main).outcome.ending == Ending::returned);
  return detector.found();
}

// Goroutines that each add to one counter, with a lock around it or not.
void count(int goroutines, bool locked) {
  auto counter = make<Shared<int>>();
  auto mu = make<Mutex>();
  auto wg = make<WaitGroup>();
  for (int i = 0; i < goroutines; ++i) {
    wg->go([=] {
      if (locked) mu->lock();
      counter->add(1);
      if (locked) mu->unlock();
    });
  }
  wg->wait();
  counter->load();
}

// One fills a table, many read and change it.
void readers_and_writers() {
  auto value = make<Shared<int>>();
  auto rw = make<RWMutex>();
  auto wg = make<WaitGroup>();
  for (int i = 0; i < 10; ++i) {
    wg->go([=] {
      rw->rlock(), value->load(), rw->runlock();
      rw->lock(), value->add(1), rw->unlock();
      rw->rlock(), value->load(), rw->runlock();
    });
  }
  wg->wait();
  value->add(1);
}

// Each stage changes what the one before hands it.
void pipeline(std::size_t capacity) {
  std::vector<Chan<std::size_t>> stages;
  std::vector<std::shared_ptr<Shared<int>>> cells;
  for (int i = 0; i < 4; ++i) stages.push_back(make_chan<std::size_t>(capacity));
  for (int i = 0; i < 10; ++i) cells.push_back(make<Shared<int>>());
  for (std::size_t s = 0; s + 1 < stages.size(); ++s) {
    go([=, in = stages[s], out = stages[s + 1]] {
      for (const std::size_t i : in) cells[i]->add(1), out.send(i);
      out.close();
    });
  }
  go([=, first = stages.front()] {
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i]->store(1), first.send(i);
    first.close();
  });
  for (const std::size_t i : stages.back()) cells[i]->add(1);
}

struct Program {
  std::string name;
  std::function<void()> main;
};

std::vector<Program> synchronised() {
  return {{"mutex", [] { count(10, true); }},
          {"readers and writers", readers_and_writers},
          {"unbuffered pipeline", [] { pipeline(0); }},
          {"pipeline of 1", [] { pipeline(1); }},
          {"pipeline of 3", [] { pipeline(3); }}};
}

// The same seed makes the same choices.
Config in_random_order(RandomOrder& order) {
  Config config = on(1);
  config.strategy = &order;
  return config;
}

}  // namespace

TEST_CASE("programs that synchronise have no race, others have one", "[race][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  for (const Program& each : synchronised()) {
    CAPTURE(procs, clock, each.name);
    CHECK(races_of(on(procs, clock), each.main) == 0);
  }
  // Each reads and writes: read against write, write against write; main waits for all.
  CHECK(races_of(on(procs, clock), [] { count(50, false); }) == 2);
}

TEST_CASE("a thousand schedules raise no false alarm, and miss no race", "[race]") {
  std::string wrong;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    for (const Program& each : synchronised()) {
      RandomOrder order(2, seed);
      if (races_of(in_random_order(order), each.main) != 0) wrong += each.name + ' ' + std::to_string(seed) + '\n';
    }
    RandomOrder order(2, seed);
    if (races_of(in_random_order(order), [] { count(3, false); }) == 0) wrong += std::to_string(seed) + '\n';
  }
  CAPTURE(wrong);
  CHECK(wrong.empty());
}

TEST_CASE("the same schedule has the same report", "[race]") {
  const auto report = [](std::uint64_t seed) {
    RaceDetector detector;
    RandomOrder order(2, seed);
    Config config = in_random_order(order);
    config.observer = &detector;
    run_program(config, [] { count(5, false); });
    return race_report(detector.races(), detector.found());
  };
  for (std::uint64_t seed = 1; seed <= 20; ++seed) CHECK(report(seed) == report(seed));
}

TEST_CASE("ten thousand goroutines take one lock in turn, and the detector keeps pace", "[race]") {
  const int procs = GENERATE(1, 2);
  const auto processor_time = [procs](int goroutines) {
    const std::clock_t start = std::clock();
    CHECK(races_of(on(procs), [=] { count(goroutines, true); }) == 0);
    return static_cast<double>(std::clock() - start);
  };
  const double thousand = processor_time(1'000);
  if (kSanitized) return;  // ThreadSanitizer knows 8,128 fibers
  // What compared each with each would take a hundred times as long, each time.
  CHECK(std::min(processor_time(10'000), processor_time(10'000)) < 50 * thousand);
}

// Each verdict is that of `go build -race` (1.26) on the same program.
TEST_CASE("a plain access and an atomic step race where nothing orders them; steps do not", "[race]") {
  using Program = std::function<void(const std::shared_ptr<Shared<int>>&)>;
  const auto store = [](const auto& x) { x->atomic().store(1); };
  const auto later = [](auto access) {
    return [=](const auto& x) {
      sleep(10ms);
      access(x);
    };
  };
  const auto [first, second, races] = GENERATE_COPY(table<Program, Program, std::uint64_t>({
      {store, later([](const auto& x) { x->atomic().load(); }), 0},
      {store, later([](const auto& x) { x->atomic().add(1); }), 0},
      {store, later([](const auto& x) { x->load(); }), 1},
      {store, later([](const auto& x) { x->store(2); }), 1},
      {[](const auto& x) { x->store(1); }, later([](const auto& x) { x->atomic().load(); }), 1},
      {[](const auto& x) { x->store(1); }, later([](const auto& x) { x->atomic().add(1); }), 1},
      {[](const auto& x) { x->load(); }, later([](const auto& x) { x->atomic().load(); }), 0},
      {[](const auto& x) { x->load(); }, later([](const auto& x) { x->atomic().store(1); }), 1},
  }));
  CHECK(races_of(on(1), [&] {
          auto x = make<Shared<int>>();
          go([=] { first(x); });
          second(x);
        }) == races);
}

TEST_CASE("what an atomic step on a variable publishes is ordered before who reads it by one", "[race]") {
  CHECK(races_of(on(1), [] {
          auto data = make<Shared<int>>(), flag = make<Shared<int>>();
          go([=] {
            data->store(7);
            flag->atomic().store(1);
          });
          while (flag->atomic().load() == 0) gosched();
          data->load();
        }) == 0);
}

}  // namespace golearn::test
