// Which pairs of steps have come in both orders.
#include "golearn/explore/step_pairs.hpp"

#include "golearn/study/search.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

// One writes, and the other reads.
void write_and_read() {
  auto variable = make<Shared<int>>();
  auto group = make<WaitGroup>();
  group->go([=] { variable->store(1); });
  group->go([=] { println(variable->load()); });
  group->wait();
}

struct Pairs {
  std::size_t seen, in_both_orders;
};

Pairs pairs_of(void (*main)(), std::uint64_t schedules) {
  const auto report =
      search_all(main, {.kind = study::SearchKind::sampled, .schedules = schedules, .time = std::chrono::minutes(1)});
  return {report.pairs, report.in_both_orders};
}

}  // namespace

TEST_CASE("one run shows each pair of steps in one order, many show both", "[search]") {
  CHECK(pairs_of(write_and_read, 1).in_both_orders == 0);
  // The write and the read. A group's additions and main's wait come in one order with what goes before.
  const Pairs many = pairs_of(write_and_read, 500);
  CHECK(many.in_both_orders >= 1);
  CHECK(many.in_both_orders < many.seen);
}

TEST_CASE("steps that commute, of one goroutine, or in other runs are no pair", "[search]") {
  const ObjectId variable{ObjectKind::variable, 1};
  const auto step = [&](EventKind kind, Place where = Place::current()) {
    return Operation{.kind = kind, .object = variable, .where = where};
  };
  StepPairs pairs;
  pairs.begin();
  pairs.made(1, step(EventKind::load));
  pairs.made(2, step(EventKind::load));
  pairs.made(2, step(EventKind::store));
  CHECK(pairs.seen() == 0);
  pairs.begin();
  pairs.made(1, step(EventKind::done));
  pairs.made(2, step(EventKind::wake));
  CHECK(pairs.seen() == 0);
  pairs.begin();
  pairs.made(1, step(EventKind::store));
  CHECK(pairs.seen() == 0);
  pairs.made(2, step(EventKind::load));
  CHECK(pairs.seen() == 1);
}

}  // namespace golearn::test
