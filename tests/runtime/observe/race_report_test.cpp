#include "golearn/observe/race_report.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

constexpr ObjectId var(std::uint32_t number) { return {ObjectKind::variable, number}; }
constexpr ObjectId lock(std::uint32_t number) { return {ObjectKind::mutex, number}; }

// Two places, which the names below put into a Go program.
const Place above = Place::current();
const Place access = Place::current();
const Place start = Place::current();
const Place below = Place::current();

SourcePlace go_names(Place where) {
  if (where.line() == start.line()) return {"main.main", "/tmp/program.go", 8};
  return {"main.main.func1", "/tmp/program.go", 9};
}

RaceAccess by(std::uint64_t goroutine, EventKind kind, bool ended = false) {
  return {.kind = kind,
          .where = goroutine == 1 ? start : access,
          .goroutine = goroutine,
          .parent = goroutine == 1 ? 0U : 1U,
          .created_at = start,
          .ended = ended};
}

Race race(EventKind first, EventKind second, Kinship kinship = Kinship::none) {
  return {.object = var(1), .first = by(7, first), .second = by(8, second), .kinship = kinship};
}

RaceAccess with(RaceAccess access, std::vector<HeldLock> held) {
  access.held = std::move(held);
  return access;
}

const HeldLock mu{lock(1), access, false}, other_mu{lock(2), start, false};
const HeldLock reading{lock(1), access, true};

}  // namespace

// The texts are those of `go run -race` (1.26) without its offsets.
TEST_CASE("two goroutines race, as Go says it", "[race]") {
  const std::vector<Race> races = {
      {.object = var(2), .first = by(7, EventKind::load, true), .second = by(8, EventKind::store)}};
  CHECK(race_report(races, 1, go_names) == R"(==================
WARNING: DATA RACE
Write at 0x00c000012010 by goroutine 8:
  main.main.func1()
      /tmp/program.go:9

Previous read at 0x00c000012010 by goroutine 7:
  main.main.func1()
      /tmp/program.go:9

Goroutine 8 (running) created at:
  main.main()
      /tmp/program.go:8

Goroutine 7 (finished) created at:
  main.main()
      /tmp/program.go:8
==================
Found 1 data race(s)
)");
}

TEST_CASE("main races, as Go says it", "[race]") {
  const Race read = {.object = var(3), .first = by(1, EventKind::store), .second = by(7, EventKind::load)};
  const Race write = {.object = var(3), .first = by(7, EventKind::store), .second = by(1, EventKind::load)};
  CHECK(race_report(std::vector{read, write}, 12, go_names) == R"(==================
WARNING: DATA RACE
Read at 0x00c000012018 by goroutine 7:
  main.main.func1()
      /tmp/program.go:9

Previous write at 0x00c000012018 by main goroutine:
  main.main()
      /tmp/program.go:8

Goroutine 7 (running) created at:
  main.main()
      /tmp/program.go:8
==================
==================
WARNING: DATA RACE
Read at 0x00c000012018 by main goroutine:
  main.main()
      /tmp/program.go:8

Previous write at 0x00c000012018 by goroutine 7:
  main.main.func1()
      /tmp/program.go:9

Goroutine 7 (running) created at:
  main.main()
      /tmp/program.go:8
==================
Found 12 data race(s)
)");
}

TEST_CASE("no race, no report; no names, the C++ places", "[race]") {
  CHECK(race_report({}, 0).empty());
  const std::vector<Race> races = {race(EventKind::store, EventKind::store)};
  const std::string nowhere = race_report(races, 1, [](Place) { return SourcePlace{}; });
  CHECK(race_report(races, 1) == nowhere);
  CHECK(nowhere.find("race_report_test.cpp:" + std::to_string(access.line())) != std::string::npos);
}

TEST_CASE("Go shows one race of each variable", "[race]") {
  Race one = race(EventKind::store, EventKind::store), two = one, three = one;
  two.object = var(2);
  three.first.goroutine = 30;
  const auto shown = first_of_each_variable(std::vector{one, three, two});
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].first.goroutine == 7);
  CHECK(shown[1].object == var(2));
}

TEST_CASE("a race between two who hold nothing asks for one mutex", "[race]") {
  const Advice told = advice(race(EventKind::load, EventKind::store));
  CHECK(told.remedy == Remedy::common_mutex);
  CHECK(told.change == RaceSide::both);
  CHECK(told.releases == EventKind::unlock);
  CHECK(told.acquires == EventKind::lock);
}

TEST_CASE("who holds no lock, or another, is told of the one that the other holds", "[race]") {
  Race one = race(EventKind::store, EventKind::store);
  one.first = with(one.first, {mu, other_mu});
  CHECK(advice(one).remedy == Remedy::same_lock);
  CHECK(advice(one).change == RaceSide::second);
  CHECK(advice(one).lock.object == mu.object);
  Race two = race(EventKind::store, EventKind::store);
  two.second = with(two.second, {other_mu});
  CHECK(advice(two).change == RaceSide::first);
  CHECK(advice(two).lock.object == other_mu.object);
  two.first = with(two.first, {mu});
  CHECK(advice(two).change == RaceSide::second);
  CHECK(advice(two).lock.object == mu.object);
}

TEST_CASE("who writes under RLock is told to take Lock", "[race]") {
  const auto [first, second, change] = GENERATE(table<EventKind, EventKind, RaceSide>({
      {EventKind::store, EventKind::load, RaceSide::first},
      {EventKind::load, EventKind::store, RaceSide::second},
      {EventKind::store, EventKind::store, RaceSide::both},
  }));
  Race one = race(first, second);
  one.first = with(one.first, {reading});
  one.second = with(one.second, {other_mu, reading});
  CHECK(advice(one).remedy == Remedy::write_lock);
  CHECK(advice(one).change == change);
  CHECK(advice(one).lock.object == reading.object);
}

TEST_CASE("two who add could use an atomic", "[race]") {
  Race one = race(EventKind::load, EventKind::store, Kinship::first_is_ancestor);
  one.first.update = one.second.update = true;
  CHECK(advice(one).remedy == Remedy::atomic);
  one.second.update = false;
  CHECK(advice(one).remedy != Remedy::atomic);
}

TEST_CASE("who reads what its starter changes in the loop needs a copy of its own", "[race]") {
  Race one = race(EventKind::store, EventKind::load, Kinship::first_is_ancestor);
  one.first.in_starting_loop = true;
  CHECK(advice(one).remedy == Remedy::own_copy);
  CHECK(advice(one).change == RaceSide::first);
  std::swap(one.first, one.second);
  one.kinship = Kinship::second_is_ancestor;
  CHECK(advice(one).remedy == Remedy::own_copy);
  CHECK(advice(one).change == RaceSide::second);
  one.first.update = true;  // it changes the variable as well: a copy would lose that
  CHECK(advice(one).remedy != Remedy::own_copy);
  one.first.update = false;
  one.kinship = Kinship::none;  // nobody can hand anything over
  CHECK(advice(one).remedy != Remedy::own_copy);
}

TEST_CASE("who looks and then acts needs one lock for both: an atomic is not enough", "[race]") {
  Race one = race(EventKind::load, EventKind::store);
  one.first.update = one.second.update = true;
  REQUIRE(advice(one).remedy == Remedy::atomic);
  one.second.look = above;
  CHECK(advice(one).remedy == Remedy::whole_step);
  CHECK(advice(one).change == RaceSide::second);
  one.second.look = {};
  one.first.act = below;
  CHECK(advice(one).remedy == Remedy::whole_step);
  CHECK(advice(one).change == RaceSide::first);
  CHECK(advice(one).releases == EventKind::unlock);
  one.first.act = {};
  one.second.look = below;  // of an earlier round: nothing depends on it
  CHECK(advice(one).remedy == Remedy::atomic);
}

TEST_CASE("who started a writer should wait for it", "[race]") {
  using enum EventKind;
  const Advice late = advice(race(store, load, Kinship::second_is_ancestor));
  CHECK(late.remedy == Remedy::wait_before);
  CHECK(late.change == RaceSide::second);
  CHECK(late.releases == done);
  CHECK(late.acquires == wait);
  CHECK(advice(race(load, store, Kinship::first_is_ancestor)).change == RaceSide::first);
  CHECK(advice(race(store, store, Kinship::first_is_ancestor)).remedy == Remedy::wait_before);
  // A goroutine that reads what its starter writes may read until it is told to stop: waiting would be for ever.
  CHECK(advice(race(store, load, Kinship::first_is_ancestor)).remedy == Remedy::common_mutex);
  CHECK(advice(race(load, store, Kinship::second_is_ancestor)).remedy == Remedy::common_mutex);
}

TEST_CASE("every remedy has a name", "[race]") {
  CHECK(to_string(Remedy::same_lock) == "same lock");
  CHECK(to_string(Remedy::write_lock) == "write lock");
  CHECK(to_string(Remedy::own_copy) == "own copy");
  CHECK(to_string(Remedy::whole_step) == "whole step");
  CHECK(to_string(Remedy::atomic) == "atomic");
  CHECK(to_string(Remedy::wait_before) == "wait before");
  CHECK(to_string(Remedy::add_first) == "add first");
  CHECK(to_string(Remedy::common_mutex) == "common mutex");
}

TEST_CASE("a program's race is told and advised from its events", "[race][parallel]") {
  const int procs = GENERATE(1, 2);
  CAPTURE(procs);
  RaceDetector detector;
  Config config = on(procs);
  config.observer = &detector;
  run_program(config, [] {
    auto n = make<Shared<int>>();
    auto lock = make<Mutex>();
    go([=] { lock->lock(), n->store(1), lock->unlock(); });
    sleep(1ms);
    n->load();
  });
  const std::vector<Race> races = detector.races();
  REQUIRE(races.size() == 1);
  CHECK(races[0].first.ended);
  CHECK(advice(races[0]).remedy == Remedy::same_lock);
  CHECK(advice(races[0]).change == RaceSide::second);
  const std::string report = race_report(races, detector.found());
  CHECK(report.find("by main goroutine:") != std::string::npos);
  CHECK(report.find("\nGoroutine 2 (finished) created at:\n") != std::string::npos);
}

TEST_CASE("a race of a plain access with an atomic step asks for a step in its place", "[race]") {
  const Advice first = advice(race(EventKind::store, EventKind::atomic));
  CHECK(first.remedy == Remedy::atomic_too);
  CHECK(first.change == RaceSide::first);
  const Advice second = advice(race(EventKind::peek, EventKind::store));
  CHECK(second.remedy == Remedy::atomic_too);
  CHECK(second.change == RaceSide::second);
}

}  // namespace golearn::test
