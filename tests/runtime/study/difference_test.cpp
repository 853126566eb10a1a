// Two programs run in step: where they part, and under which seed what they give differs.
#include "golearn/study/difference.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using study::Difference;
using study::Differs;

// Two goroutines that each read, then write.
study::Runnable counter(bool locked) {
  return study::runnable_of([=] {
    auto x = make<Shared<int>>();
    auto mutex = make<Mutex>();
    auto group = make<WaitGroup>();
    for (int i = 0; i < 2; ++i) {
      group->go([=] {
        if (locked) mutex->lock();
        x->add(1);
        if (locked) mutex->unlock();
      });
    }
    group->wait();
    println(x->load());
  });
}

study::Runnable waiting(bool done) {
  return study::runnable_of([=] {
    auto group = make<WaitGroup>();
    group->add(1);
    go([=] {
      println("work");
      if (done) group->done();
    });
    group->wait();
    println("end");
  });
}

const Event* at(const study::RunInStep& run, std::size_t i) {
  return i < run.events.size() ? &run.events[i].event : nullptr;
}

}  // namespace

TEST_CASE("two runs part where the lock lets nobody in", "[study]") {
  const study::Runnable locked = counter(true);
  const study::Runnable open = counter(false);
  const Difference found = find_difference(study::small_run(locked), study::small_run(open), 50);
  CHECK(found.differs == Differs::result);
  CHECK(found.with.record.printed == "2\n");
  CHECK(found.without.record.printed == "1\n");
  REQUIRE(found.parting);
  // Without the lock the second reads between the read and the write of the first; with it the first writes.
  const Event* without = at(found.without, *found.parting->without);
  const Event* with = at(found.with, *found.parting->with);
  REQUIRE(without);
  REQUIRE(with);
  CHECK(without->kind == EventKind::load);
  CHECK(with->kind == EventKind::store);
  CHECK(without->goroutine != with->goroutine);
}

TEST_CASE("up to where they part, each step has the same beside it, or is the lock's, or to wait", "[study]") {
  const study::Runnable locked = counter(true);
  const study::Runnable open = counter(false);
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const Difference found = run_in_step(study::small_run(locked), study::small_run(open), seed);
    if (found.without.record.printed == "1\n") CHECK(found.parting);
    for (const study::Beside& row : found.rows) {
      if (row.with && row.without) {
        const Event& with = found.with.events[*row.with].event;
        const Event& without = found.without.events[*row.without].event;
        CHECK(with.goroutine == without.goroutine);
        CHECK(with.kind == without.kind);
        CHECK(with.value == without.value);
      } else {
        const Event& alone = row.with ? found.with.events[*row.with].event : found.without.events[*row.without].event;
        CHECK((alone.kind == EventKind::block || alone.object.kind == ObjectKind::mutex));
      }
    }
  }
}

TEST_CASE("an atomic step and a read and write of the same turn part where they write different values", "[study]") {
  const auto program = [](bool split) {
    return study::runnable_of([=] {
      auto x = make<Shared<int>>();
      auto exact = make<Atomic<int>>();
      auto group = make<WaitGroup>();
      for (int i = 0; i < 2; ++i) {
        group->go([=] { split ? (void)x->add(1) : (void)exact->add(1); });
      }
      group->wait();
      println(split ? x->load() : exact->load());
    });
  };
  const study::Runnable atomic = program(false);
  const study::Runnable split = program(true);
  const Difference found = find_difference(study::small_run(atomic), study::small_run(split), 50);
  CHECK(found.with.record.printed == "2\n");
  CHECK(found.without.record.printed == "1\n");
  REQUIRE(found.parting);
  REQUIRE(at(found.with, *found.parting->with));
  REQUIRE(at(found.without, *found.parting->without));
  CHECK(at(found.with, *found.parting->with)->kind == EventKind::atomic);
  CHECK(at(found.without, *found.parting->without)->kind == EventKind::store);
}

TEST_CASE("where one run ends and the other goes on, they part", "[study]") {
  const study::Runnable done = waiting(true);
  const study::Runnable missing = waiting(false);
  const Difference found = run_in_step(study::small_run(done), study::small_run(missing), 1);
  CHECK(found.differs == Differs::result);
  CHECK(found.without.record.outcome.ending == Ending::deadlocked);
  REQUIRE(found.parting);
  CHECK_FALSE(at(found.without, *found.parting->without));
  CHECK(at(found.with, *found.parting->with));
}

TEST_CASE("programs that do the same do not part", "[study]") {
  const study::Runnable one = counter(true);
  const study::Runnable other = counter(true);
  const Difference found = find_difference(study::small_run(one), study::small_run(other), 20);
  CHECK(found.seed == 1);
  CHECK(found.differs == Differs::nothing);
  CHECK_FALSE(found.parting);
}

TEST_CASE("for want of another difference, one of the order is found", "[study]") {
  const auto two_lines = [](bool ordered) {
    return study::runnable_of([=] {
      auto turn = make_chan<int>();
      auto group = make<WaitGroup>();
      group->go([=] {
        println("first");
        if (ordered) turn.close();
      });
      group->go([=] {
        if (ordered) turn.recv();
        println("second");
      });
      group->wait();
    });
  };
  const study::Runnable ordered = two_lines(true);
  const study::Runnable not_ordered = two_lines(false);
  const Difference found = find_difference(study::small_run(ordered), study::small_run(not_ordered), 20);
  CHECK(found.differs == Differs::order);
  CHECK(found.with.record.printed == "first\nsecond\n");
  CHECK(found.without.record.printed == "second\nfirst\n");
  CHECK(found.parting);
}

}  // namespace golearn::test
