#include "golearn/observe/wait_graph.hpp"

#include "runtime/observe/wait_watch.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// With places as lines from `base`.
std::string text(const Watched& watched, unsigned base) {
  return to_text(watched.snapshot,
                 [=](Place where) { return "@" + std::to_string(static_cast<int>(where.line() - base)); });
}

}  // namespace

TEST_CASE("two locks in opposite orders: who holds, the circle, what would release", "[wait_graph]") {
  const unsigned base = __LINE__ + 1;
  const Watched watched = watch([] {
    auto a = make<Mutex>(), b = make<Mutex>();
    go([=] {
      b->lock();
      a->lock();
    });
    a->lock();
    gosched();
    b->lock();
  });
  CHECK(watched.ending == Ending::deadlocked);
  CHECK(watched.snapshot.cycle == std::vector<std::uint64_t>{1, 2});
  CHECK(text(watched, base) ==
        "goroutine 1 [sync.Mutex.Lock] @8 mutex#2\n"
        "  -> goroutine 2 mutex#2 holds @3\n"
        "  <- unlock mutex#2 goroutine 2 @3\n"
        "goroutine 2 [sync.Mutex.Lock] @4 mutex#1\n"
        "  -> goroutine 1 mutex#1 holds @6\n"
        "  <- unlock mutex#1 goroutine 1 @6\n"
        "== goroutine 1 -> goroutine 2 -> goroutine 1\n");
  CHECK(told(watched.leaks) == Lines{"1 sync.Mutex.Lock nobody_left", "2 sync.Mutex.Lock nobody_left"});
  REQUIRE(watched.snapshot.nodes.size() == 2);
  const WaitNode& second = watched.snapshot.nodes[1];
  CHECK(second.parent == 1);
  CHECK(second.created_at.line() == base + 2);
  CHECK(second.objects.at(0).first_at.line() == base + 6);
  CHECK(second.since > 0);
}

TEST_CASE("a mutex locked twice is a circle of one", "[wait_graph]") {
  const Watched watched = watch([] {
    Mutex mu;
    mu.lock();
    mu.lock();
  });
  CHECK(watched.snapshot.cycle == std::vector<std::uint64_t>{1});
}

TEST_CASE("a group: who has not called Done, and who has ended without", "[wait_graph]") {
  const unsigned base = __LINE__ + 1;
  const Watched watched = watch([] {
    auto wg = make<WaitGroup>();
    auto ch = make_chan<int>();
    for (int i = 0; i < 3; ++i) {
      wg->add(1);
      go([=] {
        if (i == 0) return;
        if (i == 1) ch.recv();
        wg->done();
      });
    }
    wg->wait();
  });
  CHECK(text(watched, base) ==
        "goroutine 1 [sync.WaitGroup.Wait] @11 wg#1=2\n"
        "  -> goroutine 3 wg#1 not_done @4\n"
        "  -x goroutine 2 wg#1 not_done @4\n"
        "  <- done wg#1 *2\n"
        "goroutine 3 [chan receive] @7 chan#1\n"
        "  <- send chan#1\n"
        "  <- close chan#1\n");
  REQUIRE(watched.snapshot.nodes.size() == 3);
  CHECK(watched.snapshot.nodes[1].state == GoroutineState::dead);
  CHECK(watched.snapshot.nodes[0].objects[0].counter == 2);
  CHECK(watched.snapshot.cycle.empty());
}

TEST_CASE("a group: too much was added", "[wait_graph]") {
  const Watched watched = watch([] {
    auto wg = make<WaitGroup>();
    wg->add(5);
    for (int i = 0; i < 2; ++i) go([=] { wg->done(); });
    wg->wait();
  });
  REQUIRE(watched.snapshot.edges.size() == 1);
  CHECK(watched.snapshot.edges[0].reason == WaitEdgeReason::added);
  CHECK(watched.snapshot.edges[0].to == 1);
  CHECK(watched.snapshot.edges[0].count == 3);
  REQUIRE(watched.snapshot.nodes[0].release.size() == 1);
  CHECK(watched.snapshot.nodes[0].release[0].kind == ReleaseKind::done);
  CHECK(watched.snapshot.nodes[0].release[0].count == 3);
}

TEST_CASE("a group that was at zero begins anew; an Add inside is the goroutine's own", "[wait_graph]") {
  const Watched watched = watch([] {
    auto wg = make<WaitGroup>();
    wg->add(1);
    go([=] { wg->done(); });
    wg->wait();
    go([=] {
      wg->add(1);
      sleep(1h);
    });
    gosched();
    wg->wait();
  });
  REQUIRE(watched.snapshot.edges.size() == 1);
  CHECK(watched.snapshot.edges[0].reason == WaitEdgeReason::added);
  CHECK(watched.snapshot.edges[0].to == 3);
  REQUIRE(watched.snapshot.nodes.size() == 2);
  CHECK(watched.snapshot.nodes[1].state == GoroutineState::dead);
}

TEST_CASE("channels: who has used the other end before, and what would release", "[wait_graph]") {
  const unsigned base = __LINE__ + 1;
  const Watched watched = watch([] {
    auto ch = make_chan<int>(1);
    auto back = make_chan<int>();
    go([=] {
      ch.recv();
      back.recv();
    });
    go([=] { ch.recv(); });
    for (int i = 0; i < 4; ++i) ch.send(i);
  });
  CHECK(text(watched, base) ==
        "goroutine 1 [chan send] @8 chan#1\n"
        "  -> goroutine 2 chan#1 has_received @4\n"
        "  -x goroutine 3 chan#1 has_received @7\n"
        "  <- receive chan#1\n"
        "goroutine 2 [chan receive] @5 chan#2\n"
        "  <- send chan#2\n"
        "  <- close chan#2\n");
  CHECK(watched.snapshot.nodes[0].objects[0].capacity == 1);
}

TEST_CASE("readers and writers: a reader behind a writer that waits", "[wait_graph]") {
  const Watched watched = watch([] {
    auto rw = make<RWMutex>();
    rw->rlock();
    go([=] { rw->lock(); });
    gosched();
    rw->rlock();
  });
  REQUIRE(watched.snapshot.edges.size() == 2);
  CHECK(watched.snapshot.edges[0].reason == WaitEdgeReason::writer_first);
  CHECK(watched.snapshot.edges[1].reason == WaitEdgeReason::reads);
  CHECK(watched.snapshot.cycle == std::vector<std::uint64_t>{1, 2});
  CHECK(watched.snapshot.nodes[0].release[0].kind == ReleaseKind::writer_turn);
  CHECK(watched.snapshot.nodes[1].release[0].kind == ReleaseKind::runlock);
}

TEST_CASE("who took a lock by a try is seen to have it", "[wait_graph]") {
  const bool to_write = GENERATE(true, false);
  const Watched watched = watch([=] {
    auto rw = make<RWMutex>();
    go([=] {
      if (to_write ? rw->try_lock() : rw->try_rlock()) Chan<int>().recv();
    });
    gosched();
    if (!rw->try_lock()) rw->lock();
  });
  CHECK(told(watched.leaks) == Lines{fmt::format("1 sync.{} nobody_left", to_write ? "Mutex.Lock" : "RWMutex.Lock"),
                                     "2 chan receive (nil chan) never_ready"});
  REQUIRE(watched.snapshot.edges.size() == 1);
  CHECK(watched.snapshot.edges[0].reason == (to_write ? WaitEdgeReason::holds : WaitEdgeReason::reads));
}

TEST_CASE("conditions, selects, sleeps and nil channels", "[wait_graph]") {
  const Watched watched = watch([] {
    auto mu = make<Mutex>();
    auto cond = make<Cond>(mu);
    auto a = make_chan<int>(), b = make_chan<int>();
    go([=] { mu->lock(), cond->wait(); });
    go([=] { Select{receive(a, [] {}), send(b, 1, [] {}), receive(a, [] {})}; });
    go([] { sleep(1h); });
    go([] { Chan<int>().recv(); });
    go([=] { mu->lock(), cond->signal(), cond->wait(); });
    sleep(1ms);
  });
  CHECK(watched.ending == Ending::returned);
  const auto released_by = [&](WaitReason reason) {
    std::vector<ReleaseKind> kinds;
    for (const WaitNode& node : watched.snapshot.nodes) {
      if (node.reason != reason) continue;
      for (const Release& each : node.release) kinds.push_back(each.kind);
    }
    return kinds;
  };
  using Kinds = std::vector<ReleaseKind>;
  CHECK(released_by(WaitReason::select) == Kinds{ReleaseKind::select_case, ReleaseKind::select_case});
  CHECK(released_by(WaitReason::sleep) == Kinds{ReleaseKind::time});
  CHECK(released_by(WaitReason::chan_receive_nil) == Kinds{ReleaseKind::nothing});
  CHECK(released_by(WaitReason::cond_wait) ==
        Kinds{ReleaseKind::signal, ReleaseKind::broadcast, ReleaseKind::signal, ReleaseKind::broadcast});
  REQUIRE(watched.snapshot.edges.size() == 1);
  CHECK(watched.snapshot.edges[0].from == 2);
  CHECK(watched.snapshot.edges[0].to == 6);
  CHECK(watched.snapshot.edges[0].reason == WaitEdgeReason::has_signalled);
}

TEST_CASE("edges beyond the most are counted", "[wait_graph]") {
  const Watched watched = watch([] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 20; ++i) wg->add(1), go([] {});
    wg->wait();
  });
  CHECK(watched.snapshot.edges.size() == WaitSnapshot::kMostEdges);
  REQUIRE(watched.snapshot.nodes[0].left_out.size() == 1);
  CHECK(watched.snapshot.nodes[0].left_out[0].count == 4);
}

// In the same place in memory.
TEST_CASE("a new object has neither the history nor the name of an old one", "[wait_graph]") {
  const bool replaced = GENERATE(false, true);
  const Watched seen = watch([&] {
    auto lock = std::make_unique<Mutex>();
    set_name(*lock, "fork");
    go([&] { lock->lock(); });
    gosched();
    if (replaced) {
      std::destroy_at(lock.get());
      std::construct_at(lock.get());
      lock->lock();
    }
    lock->lock();
  });
  REQUIRE(seen.snapshot.nodes.front().objects.size() == 1);
  const WaitObject& object = seen.snapshot.nodes.front().objects.front();
  CHECK(object.id == ObjectId{ObjectKind::mutex, replaced ? 2U : 1U});
  CHECK(object.name == (replaced ? "" : "fork"));
  REQUIRE(seen.snapshot.edges.size() == 1);
  CHECK(seen.snapshot.edges.front().to == (replaced ? 1 : 2));
}

TEST_CASE("a circle begins with its smallest goroutine, and one of locks goes before others", "[wait_graph]") {
  WaitGraph graph;
  const auto tell = [&](EventKind kind, std::uint64_t goroutine, std::uint32_t number,
                        WaitReason reason = WaitReason::none) {
    graph.on({.kind = kind, .reason = reason, .goroutine = goroutine, .object = {ObjectKind::mutex, number}});
  };
  tell(EventKind::send, 1, 2);
  tell(EventKind::send, 2, 2);
  tell(EventKind::block, 1, 2, WaitReason::chan_receive);
  tell(EventKind::block, 2, 2, WaitReason::chan_receive);
  CHECK(graph.snapshot().cycle == std::vector<std::uint64_t>{1, 2});
  tell(EventKind::lock, 5, 0);
  tell(EventKind::lock, 4, 1);
  tell(EventKind::block, 3, 0, WaitReason::mutex_lock);
  tell(EventKind::block, 4, 0, WaitReason::mutex_lock);
  tell(EventKind::block, 5, 1, WaitReason::mutex_lock);
  CHECK(graph.snapshot().cycle == std::vector<std::uint64_t>{4, 5});
}

TEST_CASE("a group's next round knows nothing of the last", "[wait_graph]") {
  const Watched watched = watch([] {
    auto wg = make<WaitGroup>();
    auto never = make_chan<int>();
    wg->add(2);
    go([=] { never.recv(); });
    wg->add(1);
    gosched();
    go([=] { wg->add(-3); });
    wg->wait();
    wg->add(1);
    go([=] { never.recv(); });
    wg->wait();
  });
  REQUIRE(watched.snapshot.edges.size() == 1);
  CHECK(watched.snapshot.edges[0].to == 4);
}

TEST_CASE("the graph of a parallel run", "[wait_graph][parallel]") {
  Liar liar;
  Config config = on(4, ClockMode::real);
  config.observer = &liar;
  const Outcome outcome = run_program(config, [] {
                            auto mu = make<Mutex>();
                            auto ch = make_chan<int>();
                            for (int i = 0; i < 50; ++i) {
                              go([=] {
                                const LockGuard guard(*mu);
                                ch.send(i);
                              });
                            }
                            for (int i = 0; i < 49; ++i) ch.recv();
                            sleep(20ms);
                            mu->lock();
                          }).outcome;
  liar.graph.finish(outcome);
  CHECK(outcome.ending == Ending::deadlocked);
  CHECK(liar.lies.empty());
  const WaitSnapshot snapshot = liar.graph.snapshot();
  CHECK(snapshot.nodes.size() == 2);
  CHECK(liar.graph.leaks().size() == 2);
  CHECK(snapshot.cycle.size() == 2);
}

}  // namespace golearn::test
