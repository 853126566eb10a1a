// The edges that no program pins down, on lists of events written by hand; and the clocks below them.
#include <map>
#include <random>

#include "golearn/observe/vector_clock.hpp"
#include "runtime/observe/race_story.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("a vector clock is as good as a table", "[race]") {
  std::mt19937 random(7);
  const auto number = [&](std::uint64_t below) { return random() % below; };
  struct Both {
    VectorClock clock;
    std::map<std::uint64_t, std::uint64_t> table;
  };
  std::vector<Both> clocks(8);
  const std::vector<std::uint64_t> ids = {0, 1, 2, 15, 16, 17, 255, 256, 4095, 70'000, 1ULL << 40, ~0ULL};
  for (int round = 0; round < 3000; ++round) {
    Both& one = clocks[number(8)];
    const Both other = clocks[number(8)];
    if (number(3) == 0) {
      const std::uint64_t id = ids[number(ids.size())];
      one.clock.set(id, one.table[id] = number(1000));
    } else if (number(20) == 0) {
      one = {};
    } else if (number(2) == 0) {
      one = other;
    } else {
      one.clock.join(other.clock);
      for (const auto& [id, value] : other.table) one.table[id] = std::max(one.table[id], value);
    }
    bool same = true;
    for (Both& each : clocks) {
      for (const std::uint64_t id : ids) same = same && each.clock[id] == each.table[id];
    }
    REQUIRE(same);
  }
}

TEST_CASE("an unlock by another goroutine orders, and takes the lock from who held it", "[race]") {
  Story story;
  story(2, EventKind::lock, a);
  story.write(3);
  story(3, EventKind::unlock, a);
  story.read(2);
  story(4, EventKind::lock, a);
  story.read(4);
  REQUIRE(story.found() == 1);
  CHECK(story.races()[0].second.goroutine == 2);
  CHECK(story.races()[0].second.held.empty());
}

TEST_CASE("all unlocks before a lock count, also of those that never took it", "[race]") {
  Story story;
  story.write(2);
  story.locked(2, a, [] {});
  story(3, EventKind::lock, a);
  story(4, EventKind::unlock, a);
  story(5, EventKind::lock, a);
  story.read(5);
  CHECK(story.found() == 0);
}

TEST_CASE("a receive orders the end of a later send, not what that one sends", "[race]") {
  Story story;
  const std::int64_t capacity = 1;
  story(2, EventKind::send, a, capacity);
  story.write(3);
  story(3, EventKind::receive, a, 1);
  story(2, EventKind::send, a, capacity);
  story.read(2);
  CHECK(story.found() == 0);
  story(4, EventKind::receive, a, 1);
  story.read(4);
  CHECK(story.found() == 1);
}

TEST_CASE("each value in a buffer orders for itself", "[race]") {
  Story story;
  const std::int64_t capacity = 2;
  story.write(2);
  story(2, EventKind::send, a, capacity);
  story(3, EventKind::send, a, capacity);
  story(4, EventKind::receive, a, 1);
  story.read(4);
  CHECK(story.found() == 0);
  story(5, EventKind::receive, a, 1);
  story.read(5);
  CHECK(story.found() == 1);
}

TEST_CASE("a receive orders a later send by what came before it, not by what it received", "[race]") {
  Story story;
  const std::int64_t capacity = 1;
  story.write(2);
  story(2, EventKind::send, a, capacity);
  story(3, EventKind::receive, a, 1);
  story(4, EventKind::send, a, capacity);
  story.read(4);
  CHECK(story.found() == 1);
}

TEST_CASE("a closed channel orders by its values until it is drained, and then by its close", "[race]") {
  Story story;
  story(2, EventKind::send, a, 1);
  story.write(2);
  story(2, EventKind::close, a);
  story(3, EventKind::receive, a, 0);
  story.read(3);
  CHECK(story.found() == 0);
  story(4, EventKind::receive, a, 1);
  story.read(4);
  CHECK(story.found() == 1);
}

TEST_CASE("a wake-up orders the one wait that it ends", "[race]") {
  const EventKind wake = GENERATE(EventKind::signal, EventKind::broadcast);
  Story story;
  story.write(2);
  story(2, wake, a, 0, 3);
  story(2, wake, b, 0, 4);
  story(3, EventKind::wait, a);
  story.read(3);
  CHECK(story.found() == 0);
  story(4, EventKind::wait, a);
  story.read(4);
  CHECK(story.found() == 1);
}

TEST_CASE("two timers on one processor do not order each other", "[race]") {
  Story story;
  story.write(2);
  story(2, EventKind::timer, a);
  story(3, EventKind::timer, b);
  story(0, EventKind::fire, a, 0, 20);
  story.spawn(0, 20);
  story(0, EventKind::fire, b, 0, 30);
  story.spawn(0, 30);
  story.read(20);
  CHECK(story.found() == 0);
  story.read(30);
  CHECK(story.found() == 1);
}

}  // namespace golearn::test
