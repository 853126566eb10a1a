// The detector on lists of events written by hand, which pin an order that no program could.
#include "runtime/observe/race_story.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("only two accesses of which one writes race", "[race]") {
  using enum EventKind;
  const auto [first, second, races] = GENERATE(table<EventKind, EventKind, std::uint64_t>(
      {{load, load, 0}, {load, store, 1}, {store, load, 1}, {store, store, 1}}));
  Story story;
  story(2, first, x);
  story(3, second, x);
  CHECK(story.found() == races);
  Story alone;
  alone(2, first, x);
  alone(2, second, x);
  CHECK(alone.found() == 0);
  Story apart;
  apart(2, first, x);
  apart(3, second, a);
  CHECK(apart.found() == 0);
}

TEST_CASE("a race says who, where, and how they are related", "[race]") {
  Story story;
  const unsigned line = __LINE__;
  story.spawn(2, 20);
  story(20, EventKind::rlock, a);
  story(20, EventKind::lock, b);
  story.write(20);
  story(20, EventKind::end, {});
  story.read(1);
  REQUIRE(story.races().size() == 1);
  const Race race = story.races()[0];
  CHECK(race.object == x);
  CHECK(race.first.kind == EventKind::store);
  CHECK(race.first.goroutine == 20);
  CHECK(race.first.parent == 2);
  CHECK(race.first.ended);
  CHECK(race.first.where.line() == line + 4);
  REQUIRE(race.first.held.size() == 2);
  CHECK(race.first.held[0].object == b);
  CHECK(race.first.held[1].reading);
  CHECK(race.first.held[1].taken_at.line() == line + 2);
  CHECK(race.second.kind == EventKind::load);
  CHECK(race.second.goroutine == 1);
  CHECK(!race.second.ended);
  CHECK(race.second.where.line() == line + 6);
  CHECK(race.second.held.empty());
  CHECK(race.kinship == Kinship::second_is_ancestor);
}

TEST_CASE("a write races with every reader that it does not come after", "[race]") {
  Story story;
  story.read(2);
  story.read(3);
  story.locked(3, a, [] {});
  story.read(4);
  story.locked(5, a, [] {});
  story.write(5);
  const auto races = story.races();
  REQUIRE(races.size() == 2);
  CHECK(races[0].first.goroutine == 2);
  CHECK(races[1].first.goroutine == 4);
}

TEST_CASE("reads one after the other are as good as the last", "[race]") {
  Story story;
  story.locked(2, a, [&] { story.read(2); });
  story.locked(3, a, [&] { story.read(3); });
  story.locked(4, a, [&] { story.write(4); });
  CHECK(story.found() == 0);
  story.read(5);
  CHECK(story.found() == 1);
}

TEST_CASE("after a write that comes after all readers, only the write counts", "[race]") {
  Story story;
  for (const std::uint64_t id : {2U, 3U}) {
    story.read(id);
    story.locked(id, a, [] {});
  }
  story.locked(4, a, [&] { story.write(4); });
  story.locked(5, a, [&] { story.write(5); });
  CHECK(story.found() == 0);
}

TEST_CASE("what comes after a release is not released", "[race]") {
  const bool something_released = GENERATE(false, true);
  Story story;
  if (something_released) story.write(2);
  story.locked(2, a, [] {});
  story.write(2);
  story.locked(3, a, [] {});
  story.read(3);
  CHECK(story.found() == 1);
}

TEST_CASE("a pair of places is one race, whichever came first and however often", "[race]") {
  Story story;
  std::vector<ObjectId> raced;
  story.detector.on_race([&](const Race& race) { raced.push_back(race.object); });
  const auto write = [&](std::uint64_t id, ObjectId variable) { story.write(id, variable); };
  const auto read = [&](std::uint64_t id, ObjectId variable) { story.read(id, variable); };
  write(2, var(1)), read(3, var(1));
  read(4, var(2)), write(5, var(2));
  write(6, var(3)), read(7, var(3));
  CHECK(story.found() == 1);
  write(8, var(3));
  CHECK(story.found() == 2);
  CHECK(raced == std::vector<ObjectId>{var(1), var(3)});
}

TEST_CASE("of very many races a hundred are kept and all are counted", "[race]") {
  RaceDetector detector;
  for (std::uint64_t id = 1; id <= 20; ++id) detector.on({.kind = EventKind::spawn, .other = id});
  // Twenty places, told apart by the lines; each against each.
  const std::vector<Place> lines = [] {
    std::vector<Place> all;
    const auto here = [&](Place where = Place::current()) { all.push_back(where); };
    here(), here(), here(), here(), here(), here(), here(), here(), here(), here();
    here(), here(), here(), here(), here(), here(), here(), here(), here(), here();
    return all;
  }();
  for (std::uint64_t i = 0; i < 20; ++i) {
    for (std::uint64_t j = 0; j < i; ++j) {
      const ObjectId variable = var(static_cast<std::uint32_t>(20 * i + j));
      detector.on({.kind = EventKind::store, .goroutine = i + 1, .object = variable, .where = lines[i]});
      detector.on({.kind = EventKind::store, .goroutine = j + 1, .object = variable, .where = lines[j]});
    }
  }
  CHECK(detector.found() == 190);
  CHECK(detector.races().size() == RaceDetector::kKept);
}

TEST_CASE("an update is known by its read and its write at one place", "[race]") {
  Story story;
  const Place add = Place::current();
  for (const std::uint64_t id : {2U, 3U}) {
    story.read(id, add);
    story.write(id, add);
  }
  story.write(4);
  const auto races = story.races();
  REQUIRE(races.size() == 3);
  CHECK(races[0].second.kind == EventKind::load);
  CHECK(races[0].second.update);
  CHECK(races[1].second.update);
  CHECK(races[2].first.update);
  CHECK(!races[2].second.update);
}

TEST_CASE("a look before an act is known by the read on one line and the write on another", "[race]") {
  Story story;
  const Place look = Place::current();
  const Place act = Place::current();
  for (const std::uint64_t id : {2U, 3U}) {
    story.read(id, look);
    story.read(id, act);  // o.left--: reads and writes
    story.write(id, act);
  }
  const auto races = story.races();
  REQUIRE(!races.empty());
  for (const Race& race : races) {
    for (const RaceAccess& access : {race.first, race.second}) {
      CHECK(access.update == (access.where == act));
      CHECK(access.look == (access.where == act ? look : Place{}));
      CHECK(access.act == (access.where == look ? act : Place{}));
    }
  }
}

TEST_CASE("a read after the write is no look before it, nor is one of another variable", "[race]") {
  Story story;
  const Place add = Place::current();
  for (const std::uint64_t id : {2U, 3U}) {
    story.read(id, var(2));
    story.read(id, add);
    story.write(id, add);
    story.read(id);  // prints it
  }
  for (const Race& race : story.races()) {
    CHECK(!race.first.look);
    CHECK(!race.first.act);
    CHECK(!race.second.look);
    CHECK(!race.second.act);
  }
}

TEST_CASE("a write in the loop that starts the readers is known, once the loop has gone round", "[race]") {
  const bool starts_in_loop = GENERATE(false, true);
  Story story;
  const Place step = Place::current();
  for (const std::uint64_t id : {20U, 21U}) {
    if (starts_in_loop) story.spawn(1, id);
    story.write(1, step);
  }
  story.read(2);
  const auto races = story.races();
  REQUIRE(races.size() == 1);
  CHECK(races[0].first.in_starting_loop == starts_in_loop);
}

TEST_CASE("a loop over one iteration is known by what its for line wrote before", "[race]") {
  const bool on_one_line = GENERATE(false, true);
  Story story;
  const Place first = Place::current(), other = Place::current();  // of one line, as `for i = 0; …; i++`
  const Place elsewhere = Place::current();
  story.write(1, on_one_line ? first : elsewhere);
  story.spawn(1, 20);
  story.write(1, other);
  story.read(2);
  const auto races = story.races();
  REQUIRE(!races.empty());
  CHECK(races[0].first.in_starting_loop == on_one_line);
}

// It may well be at the same address.
TEST_CASE("a new object is not the old one", "[race]") {
  RaceDetector detector;
  Config config = on(1);
  config.observer = &detector;
  run_program(config, [] {
    std::optional<Shared<int>> variable;
    for (int i = 0; i < 2; ++i) {
      variable.emplace();
      go([&variable] { variable->store(1); });
      sleep(1ms);
    }
  });
  CHECK(detector.found() == 0);
}

}  // namespace golearn::test
