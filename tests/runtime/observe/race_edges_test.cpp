// Each happens-before edge of Go's memory model both ways: a program whose two accesses it orders has no race, and the
// same program without it has one, wherever and in whatever order it runs. Where one must come after the other and yet
// nothing may order them, a goroutine sleeps.
#include <fmt/format.h>

#include "golearn/observe/race_detector.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// The variable of a program; one goroutine writes it, and later another reads it.
struct X {
  std::shared_ptr<Shared<int>> variable = make<Shared<int>>();
  void write() const { variable->store(1); }
  void read() const { variable->load(); }
  void read_later() const { sleep(10ms), read(); }
};

struct Edge {
  std::string name;
  std::function<void(X x, bool ordered)> program;
};

// `release` is what one goroutine does after its write, or before it if nothing is to order the two; `acquire` is what
// another does before its read. Each edge is made of new objects for each run.
Edge edge(std::string name, std::function<void()> release, std::function<void()> acquire) {
  return {std::move(name), [=](X x, bool ordered) {
            go([=] {
              sleep(1ms);
              if (ordered) x.write();
              release();
              if (!ordered) x.write();
            });
            acquire();
            x.read_later();
          }};
}

std::vector<Edge> starting() {
  return {
      {"go statement",
       [](X x, bool ordered) {
         if (ordered) x.write();
         go([=] { x.read_later(); });
         if (!ordered) x.write();
         sleep(20ms);
       }},
      {"go statement, two generations",
       [](X x, bool ordered) {
         if (ordered) x.write();
         go([=] { go([=] { x.read_later(); }); });
         if (!ordered) x.write();
         sleep(20ms);
       }},
      {"AfterFunc",
       [](X x, bool ordered) {
         if (ordered) x.write();
         after_func(5ms, [=] { x.read_later(); });
         if (!ordered) x.write();
         sleep(30ms);
       }},
  };
}

std::vector<Edge> channels() {
  const auto unbuffered = [] { return make_chan<int>(); };
  std::vector<Edge> edges;
  for (const std::size_t capacity : {0U, 1U, 3U}) {
    auto ch = make_chan<int>(capacity);
    edges.push_back(edge(
        fmt::format("send to receive, capacity {}", capacity), [=] { ch.send(1); }, [=] { ch.recv(); }));
  }
  auto waited = unbuffered(), late = unbuffered(), closed = unbuffered(), chosen = unbuffered(), ranged = unbuffered();
  edges.push_back(edge(
      "receive to send, unbuffered", [=] { waited.recv(); }, [=] { waited.send(1); }));
  edges.push_back(edge(
      "receive to send, unbuffered, the receiver late", [=] { sleep(5ms), late.recv(); }, [=] { late.send(1); }));
  edges.push_back(edge(
      "close to receive", [=] { closed.close(); }, [=] { closed.recv(); }));
  edges.push_back(edge(
      "close to a late receive", [=] { ranged.close(); },
      [=] {
        sleep(5ms);
        for (const int value : RecvChan<int>(ranged)) println(value);
      }));
  edges.push_back(edge(
      "select to select", [=] { Select{send(chosen, 1, [] {})}; }, [=] { Select{receive(chosen, [] {})}; }));
  return edges;
}

std::vector<Edge> locks() {
  auto mu = make<Mutex>();
  auto rw = make<RWMutex>();
  auto readers = make<RWMutex>();
  auto tried = make<RWMutex>(), tried_by_reader = make<RWMutex>();
  return {
      edge(
          "unlock to lock", [=] { mu->lock(), mu->unlock(); }, [=] { sleep(5ms), mu->lock(), mu->unlock(); }),
      edge(
          "unlock to rlock", [=] { rw->lock(), rw->unlock(); }, [=] { sleep(5ms), rw->rlock(), rw->runlock(); }),
      edge(
          "runlock to lock", [=] { readers->rlock(), readers->runlock(); },
          [=] { sleep(5ms), readers->lock(), readers->unlock(); }),
      edge(
          "unlock to try_lock", [=] { tried->lock(), tried->unlock(); }, [=] { sleep(5ms), tried->try_lock(); }),
      edge(
          "unlock after try_lock to try_rlock", [=] { tried_by_reader->try_lock(), tried_by_reader->unlock(); },
          [=] { sleep(5ms), tried_by_reader->try_rlock(); }),
  };
}

std::vector<Edge> waiting() {
  auto group = make<WaitGroup>();
  auto mu = make<Mutex>();
  auto signalled = make<Cond>(mu), announced = make<Cond>(mu);
  const auto wait = [=](const std::shared_ptr<Cond>& cond) { return [=] { mu->lock(), cond->wait(), mu->unlock(); }; };
  return {
      edge(
          "Done to Wait", [=] { group->done(); }, [=] { group->add(1), sleep(5ms), group->wait(); }),
      edge(
          "Signal to Wait", [=] { signalled->signal(); }, wait(signalled)),
      edge(
          "Broadcast to Wait", [=] { announced->broadcast(); }, wait(announced)),
  };
}

std::vector<Edge> the_rest() {
  auto once = make<Once>();
  auto flag = make<Atomic<int>>(), sum = make<Atomic<int>>();
  auto timer = std::make_shared<Timer>();
  auto ticker = std::make_shared<std::optional<Ticker>>();
  auto bits = make<Atomic<int>>();
  auto pointer = make<AtomicPointer<int>>();
  return {
      edge(
          "Once to Once", [=] { once->run([] {}); }, [=] { sleep(5ms), once->run([] {}); }),
      edge(
          "atomic Store to Load", [=] { flag->store(1); }, [=] { sleep(5ms), flag->load(); }),
      edge(
          "atomic Add to Add", [=] { sum->add(1); }, [=] { sleep(5ms), sum->add(1); }),
      edge(
          "Reset to what the timer sends", [=] { timer->reset(2ms); },
          [=] {
            *timer = Timer(1h);
            timer->c.recv();
          }),
      edge(
          "Reset to what the ticker sends", [=] { (*ticker)->reset(2ms); },
          [=] {
            ticker->emplace(1h);
            (*ticker)->c.recv();
          }),
      edge(
          "atomic Or to And", [=] { bits->or_(1); }, [=] { sleep(5ms), bits->and_(1); }),
      edge(
          "pointer Store to Load", [=] { pointer->store(nullptr); }, [=] { sleep(5ms), pointer->load(); }),
  };
}

// Of key 1 of a map, which is there before or not.
std::vector<Edge> maps() {
  using Map = SyncMap<int, int>;
  using Act = void (*)(Map&);
  const auto on_key = [](std::string name, bool there, Act release, Act acquire) {
    auto m = make<Map>();
    return edge(
        std::move(name), [=] { release(*m); },
        [=] {
          if (there) m->store(1, 1);
          sleep(5ms), acquire(*m);
        });
  };
  const Act store = [](Map& m) { m.store(1, 2); };
  const Act remove = [](Map& m) { m.remove(1); };
  const Act clear = [](Map& m) { m.clear(); };
  const Act load = [](Map& m) { m.load(1); };
  const Act visit = [](Map& m) { m.range([](int, int) { return true; }); };
  const Act swap = [](Map& m) { m.compare_and_swap(1, 2, 3); };
  const Act store_first = [](Map& m) { m.load_or_store(1, 3); };
  return {
      on_key("map Store to Load", false, store, load),
      on_key("map Store over another to Load", true, store, load),
      on_key("map Store to CompareAndSwap", false, store, swap),
      on_key("map Store to Range", false, store, visit),
      on_key("map Delete to a Load of none", true, remove, load),
      on_key("map Delete to LoadOrStore", true, remove, store_first),
      on_key("map Clear to a Load of none", true, clear, load),
  };
}

// A write and, later, a read, with something in between that orders nothing.
std::vector<Edge> no_edges() {
  auto rw = make<RWMutex>();
  auto group = make<WaitGroup>();
  auto flag = make<Atomic<int>>();
  auto mu1 = make<Mutex>(), mu2 = make<Mutex>();
  auto cond = make<Cond>(mu2);
  auto drained = make_chan<int>(1);
  auto busy = make<RWMutex>();
  auto m = make<SyncMap<int, int>>();
  const auto other_gets_it = [=] {
    go([=] { mu2->lock(), cond->wait(), mu2->unlock(); });
    sleep(5ms);
  };
  const auto nothing = [](std::string name, std::function<void()> between, std::function<void()> before_read) {
    return Edge{std::move(name), [=](X x, bool) {
                  go([=] { sleep(1ms), x.write(), between(); });
                  before_read();
                  x.read_later();
                }};
  };
  return {
      nothing(
          "sleep", [] {}, [] {}),
      nothing(
          "Gosched", [] { gosched(); }, [] { gosched(); }),
      nothing(
          "readers", [=] { rw->rlock(), rw->runlock(); }, [=] { sleep(5ms), rw->rlock(), rw->runlock(); }),
      nothing(
          "different locks", [=] { mu1->lock(), mu1->unlock(); }, [=] { sleep(5ms), mu2->lock(), mu2->unlock(); }),
      nothing(
          "Add of more than zero", [=] { group->add(1); },
          [=] { sleep(5ms), go([=] { group->add(-1); }), sleep(1ms), group->wait(); }),
      nothing(
          "a lock taken, but not given back", [=] { mu1->lock(); }, [=] { sleep(5ms), mu1->try_lock(); }),
      nothing(
          "two that read an atomic", [=] { flag->load(); }, [=] { sleep(5ms), flag->load(); }),
      nothing(
          "a signal that another gets", [=] { sleep(2ms), cond->signal(); }, other_gets_it),
      nothing(
          "a receive without its counterpart", [=] { drained.send(1); },
          [=] {
            sleep(5ms), Select{send(drained, 2, [] {}), otherwise([] {})};
          }),
      nothing(
          "tries that fail", [=] { busy->lock(), busy->unlock(), busy->rlock(); },
          [=] { sleep(5ms), busy->try_lock(); }),
      nothing(
          "different keys of a map", [=] { m->store(1, 1); }, [=] { sleep(5ms), m->store(2, 2), m->load(2); }),
      nothing(
          "two that load from a map", [=] { m->load(3); }, [=] { sleep(5ms), m->load(3); }),
  };
}

// The receiver writes before its k-th receive; the sender reads after `sends` sends.
void count_sends(const X& x, std::size_t capacity, std::size_t k, std::size_t sends) {
  auto ch = make_chan<int>(capacity);
  go([=] {
    for (std::size_t i = 1; i < k; ++i) ch.recv();
    x.write();
    ch.recv();
  });
  for (std::size_t i = 0; i < sends; ++i) ch.send(0);
  x.read_later();
}

std::uint64_t races_of(int procs, const std::function<void(X)>& program) {
  RaceDetector detector;
  Config config = on(procs);
  config.observer = &detector;
  const Run run = run_program(config, [&] { program(X{}); });
  CHECK(run.outcome.ending == Ending::returned);
  return detector.found();
}

using Table = std::vector<Edge> (*)();

}  // namespace

TEST_CASE("an edge orders what came before it with what comes after, and nothing else", "[race][parallel]") {
  const int procs = GENERATE(1, 2);
  const bool ordered = GENERATE(true, false);
  for (const Table table : {starting, channels, locks, waiting, the_rest, maps}) {
    for (const Edge& each : table()) {
      CAPTURE(procs, ordered, each.name);
      CHECK(races_of(procs, [&](X x) { each.program(x, ordered); }) == (ordered ? 0U : 1U));
    }
  }
}

TEST_CASE("what is no edge orders nothing", "[race][parallel]") {
  const int procs = GENERATE(1, 2);
  for (const Edge& each : no_edges()) {
    CAPTURE(procs, each.name);
    CHECK(races_of(procs, [&](X x) { each.program(x, false); }) == 1);
  }
}

TEST_CASE("the k-th receive comes before the end of the (k + capacity)-th send", "[race][channel][parallel]") {
  const int procs = GENERATE(1, 2);
  const std::size_t capacity = GENERATE(0, 1, 2);
  const std::size_t k = GENERATE(1, 2, 5);
  CAPTURE(procs, capacity, k);
  CHECK(races_of(procs, [=](X x) { count_sends(x, capacity, k, k + capacity); }) == 0);
  CHECK(races_of(procs, [=](X x) { count_sends(x, capacity, k, k + capacity - 1); }) == 1);
}

}  // namespace golearn::test
