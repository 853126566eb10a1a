#include "golearn/core/observer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "golearn/observe/trace.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// The events of a program as lines: `1 send c @3`, goroutine, kind, what it was about, line from `base`.
class Script final : public Observer {
 public:
  void on(const Event& event) override {
    if (event.kind == EventKind::make) return;  // has a test of its own
    std::string line = fmt::format("{} {}", event.goroutine, to_string(event.kind));
    if (event.other) line += fmt::format(" {}", event.other);
    if (event.reason != WaitReason::none) line += fmt::format(" ({})", to_string(event.reason));
    if (event.object && event.object != kOutput) line += " " + to_string(event.object);
    if (event.value) line += fmt::format(" ={}", event.value);
    if (!event.text.empty()) line += fmt::format(" \"{}\"", event.text);
    if (event.where.line()) line += fmt::format(" @{}", static_cast<int>(event.where.line()) - static_cast<int>(base));
    const std::lock_guard lock(mutex_);
    lines.push_back(line);
    ordered = ordered && event.time >= last_time_;
    last_time_ = event.time;
    processors = processors && event.processor == 0;
  }

  unsigned base = 0;
  Lines lines;
  bool ordered = true;     // times never went back
  bool processors = true;  // all on processor 0

 private:
  std::mutex mutex_;
  std::int64_t last_time_ = 0;
};

// Runs `main`, whose first line is `base`, on one processor.
Lines events_of(unsigned base, const std::function<void()>& main) {
  Script script;
  script.base = base;
  Config config = on(1);
  config.observer = &script;
  Lines lines = run_program(config, main, Place{}).lines;
  CHECK(script.ordered);
  CHECK(script.processors);
  return script.lines;
}

}  // namespace

TEST_CASE("an observer sees an unbuffered handover, event by event", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    auto ch = make_chan<int>();
    go([=] {
      ch.send(5);
      println("sent");
    });
    println(ch.recv());
    ch.close();
  });
  CHECK(events == Lines{
                      "0 spawn 1",
                      "1 start",
                      "1 spawn 2 @2",
                      "1 block (chan receive) chan#1 @6",
                      "2 start @2",
                      "2 send 1 chan#1 @3",
                      "1 receive 2 chan#1 =1 @6",
                      "2 ready 1 @6",
                      "2 print \"sent\" @4",
                      "2 end @2",
                      "1 resume @6",
                      "1 print \"5\" @6",
                      "1 close chan#1 @7",
                      "1 end",
                  });
}

TEST_CASE("an observer sees a buffer fill and drain", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    auto ch = make_chan<int>(1);
    go([=] {
      for (int i = 0; i < 2; ++i) ch.send(i);
    });
    gosched();
    ch.recv();
    ch.recv();
    ch.close();
    ch.recv();
  });
  CHECK(events == Lines{
                      "0 spawn 1",
                      "1 start",
                      "1 spawn 2 @2",
                      "1 yield @5",
                      "2 start @2",
                      "2 send chan#1 =1 @3",
                      "2 block (chan send) chan#1 @3",
                      "1 resume @5",
                      "1 receive chan#1 =1 @6",
                      "2 send chan#1 =1 @3",
                      "1 ready 2 @3",
                      "1 receive chan#1 =1 @7",
                      "1 close chan#1 @8",
                      "1 receive chan#1 @9",
                      "1 end",
                  });
}

TEST_CASE("an observer sees locks, groups, conditions and variables", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    Mutex mu;
    mu.lock();
    mu.unlock();
    RWMutex rw;
    rw.rlock();
    rw.runlock();
    Atomic<int> a;
    a.add(1);
    Shared<int> s;
    s.add(1);
    WaitGroup wg;
    wg.add(2);
    wg.add(-2);
    wg.wait();
    Once once;
    once.run([] {});
    once.run([] {});
    Cond cond(make<Mutex>());
    cond.signal();
    cond.broadcast();
  });
  const Lines expected{
      "0 spawn 1",
      "1 start",
      "1 lock mutex#1 @2",
      "1 unlock mutex#1 @3",
      "1 rlock rwmutex#1 @5",
      "1 runlock rwmutex#1 @6",
      "1 atomic atomic#1 @8",
      "1 load var#1 =1 @10",
      "1 store var#1 @10",
      "1 add wg#1 =2 @12",
      "1 done wg#1 @13",
      "1 wait wg#1 @14",
      "1 lock part#1 @16",
      "1 once once#1 =1 @16",
      "1 unlock part#1 @16",
      "1 once once#1 @17",
      "1 signal cond#1 @19",
      "1 broadcast cond#1 @20",
      "1 end",
  };
  CHECK(events == expected);
}

TEST_CASE("an observer sees sleeping, waking by a timer, and a panic", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    go([] {
      sleep(1s);
      panic("text");
    });
    sleep(1h);
  });
  CHECK(events == Lines{
                      "0 spawn 1",
                      "1 start",
                      "1 spawn 2 @1",
                      "1 block (sleep) @5",
                      "2 start @1",
                      "2 block (sleep) @2",
                      "0 ready 2 @2",
                      "2 resume @2",
                      "2 panic \"text\" @3",
                      "2 end @1",
                  });
}

TEST_CASE("an observer sees who makes way at the end of a time slice", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    go([] { static_cast<void>(0); });
    for (const Time start = now(); since(start) < 12ms;) {
    }
  });
  CHECK(events ==
        Lines{"0 spawn 1", "1 start", "1 spawn 2 @1", "1 preempt", "2 start @1", "2 end @1", "1 resume", "1 end"});
}

TEST_CASE("an observer sees selects by the case that was carried out", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    auto a = make_chan<int>(), b = make_chan<int>(1);
    Select{
        receive(a, [] {}),
        send(b, 1, [] {}),
    };
    Select{receive(a, [] {}), otherwise([] {})};
    go([=] { a.send(1); });
    Select{receive(a, [] {})};
  });
  CHECK(events == Lines{
                      "0 spawn 1",
                      "1 start",
                      "1 send chan#2 =1 @4",
                      "1 spawn 2 @7",
                      "1 block (select) @8",
                      "2 start @7",
                      "2 send 1 chan#1 @7",
                      "1 receive 2 chan#1 =1 @8",
                      "2 ready 1 @8",
                      "2 end @7",
                      "1 resume @8",
                      "1 end",
                  });
}

TEST_CASE("an observer is told of each new object, and of its number among its kind", "[observer]") {
  Trace trace;
  Config config = on(1);
  config.observer = &trace;
  run_program(config, [] {
    for (int i = 0; i < 2; ++i) {
      Shared<int> variable;
      Mutex mutex;
      RWMutex both;
      WaitGroup group;
      Once once;
      Atomic<int> atomic;
    }
    make_chan<int>();
  });
  Lines made;
  for (const Trace::Entry& entry : trace.entries()) {
    if (entry.event.kind == EventKind::make) made.push_back(to_string(entry.event.object));
  }
  CHECK(made == Lines{"var#1", "mutex#1", "writers#1", "rwmutex#1", "wg#1", "part#1", "once#1", "atomic#1",  //
                      "var#2", "mutex#2", "writers#2", "rwmutex#2", "wg#2", "part#2", "once#2", "atomic#2", "chan#1"});
}

TEST_CASE("the end of a program is no event of those it leaves behind", "[observer]") {
  const unsigned base = __LINE__ + 1;
  const Lines events = events_of(base, [] {
    auto ch = make_chan<int>();
    go([=] { ch.recv(); });
    go([=] { ch.recv(); });
    gosched();
    go([] {});
  });
  REQUIRE(!events.empty());
  CHECK(events.back() == "1 end");
  CHECK(events[events.size() - 2] == "1 spawn 4 @5");
}

TEST_CASE("observers on several processors see each goroutine's events in order", "[observer][parallel]") {
  const int procs = GENERATE(2, 4);
  CAPTURE(procs);
  Trace trace;
  Config config = on(procs, ClockMode::real);
  config.observer = &trace;
  const Run run = run_program(config, [] {
    auto ch = make_chan<int>();
    for (int i = 0; i < 50; ++i) go([=] { ch.send(i); });
    for (int i = 0; i < 50; ++i) ch.recv();
  });
  CHECK(run.outcome.ending == Ending::returned);
  std::map<EventKind, int> count;
  std::map<std::uint64_t, std::int64_t> last;
  std::map<std::uint64_t, std::vector<EventKind>> kinds;
  bool ordered = true;
  for (const Trace::Entry& entry : trace.entries()) {
    const Event& event = entry.event;
    ++count[event.kind];
    ordered = ordered && event.time >= last[event.goroutine];
    if (event.goroutine) last[event.goroutine] = event.time;
    kinds[event.goroutine].push_back(event.kind);
  }
  CHECK(ordered);
  CHECK(count[EventKind::spawn] == 51);
  CHECK(count[EventKind::receive] == 50);
  for (const auto& [id, mine] : kinds) {
    if (id == 0) continue;
    CHECK(mine.front() == EventKind::start);
  }
}

TEST_CASE("a trace keeps every event with its text", "[observer]") {
  Trace trace;
  Config config = on(1);
  config.observer = &trace;
  run_program(config, [] { println("a", 1); });
  REQUIRE(trace.entries().size() == 4);
  CHECK(trace.entries()[2].event.kind == EventKind::print);
  CHECK(trace.entries()[2].text == "a 1");
}

TEST_CASE("a fanout tells all, in the order given", "[observer]") {
  struct Names final : Observer {
    Names(std::string given, Lines& to) : name(std::move(given)), lines(to) {}
    void on(const Event& event) override { lines.push_back(name + std::string(to_string(event.kind))); }
    std::string name;
    Lines& lines;
  };
  Lines lines;
  Names first("1 ", lines), second("2 ", lines), third("3 ", lines);
  Fanout fanout({&first, &second, &third});
  Config config = on(1);
  config.observer = &fanout;
  run_program(config, [] {});
  CHECK(lines == Lines{"1 spawn", "2 spawn", "3 spawn", "1 start", "2 start", "3 start", "1 end", "2 end", "3 end"});
  Fanout nobody({});
  nobody.on({});
}

TEST_CASE("without an observer a program does the same", "[observer]") {
  const auto program = [] {
    auto ch = make_chan<int>(2);
    for (int i = 0; i < 5; ++i) go([=] { ch.send(i); });
    for (int i = 0; i < 5; ++i) println(ch.recv());
  };
  Trace trace;
  Config watched = on(1);
  watched.observer = &trace;
  CHECK(run_program(watched, program).lines == run_program(on(1), program).lines);
}

namespace {

// Keeps each value that an event carries: `store var#1 7`.
class ValuesSeen final : public Observer {
 public:
  explicit ValuesSeen(bool wanted) : wanted_(wanted) {}
  void on(const Event& event) override {
    if (event.text.empty() || event.kind == EventKind::print) return;
    lines.push_back(fmt::format("{} {} {}", to_string(event.kind), to_string(event.object), event.text));
  }
  [[nodiscard]] Values wants_values() const override { return wanted_ ? Values::brief : Values::none; }
  Lines lines;

 private:
  bool wanted_;
};

Lines values_of(bool wanted, const std::function<void()>& main) {
  ValuesSeen values(wanted);
  Config config = on(1);
  config.observer = &values;
  run_program(config, main);
  return values.lines;
}

}  // namespace

TEST_CASE("events carry what was read, written or handed over, to an observer that asks", "[observer]") {
  const auto accesses = [] {
    Shared<int> number(1);
    number.add(6);
    Shared<std::string> text;
    text.store("a line\nand more than forty bytes of it, 그리고 한국어");
    Shared<std::shared_ptr<int>> pointer;
    pointer.load();
    pointer.store(std::make_shared<int>(1));
    Atomic<int> atomic;
    atomic.add(2);
    atomic.swap(5);
    atomic.load();
  };
  CHECK(values_of(false, accesses).empty());
  CHECK(values_of(true, accesses) ==
        Lines{"load var#1 1", "store var#1 7", "store var#2 a line and more than forty bytes of it, …",
              "load var#3 nil", "store var#3 &{…}", "atomic atomic#1 2", "atomic atomic#1 5", "peek atomic#1 5"});
}

TEST_CASE("each value that goes through a channel is told with its send and with its receive", "[observer]") {
  SECTION("handed over, to who waits or by who waits") {
    const Lines values = values_of(true, [] {
      auto ch = make_chan<int>();
      go([=] {
        ch.send(1);
        ch.send(2);
      });
      ch.recv();
      gosched();
      ch.recv();
      ch.close();
      ch.recv();
    });
    CHECK(values == Lines{"send chan#1 1", "receive chan#1 1", "send chan#1 2", "receive chan#1 2"});
  }
  SECTION("by way of a buffer, whose room a sender waits for") {
    const Lines values = values_of(true, [] {
      auto ch = make_chan<std::string>(2);
      go([=] {
        for (const char* each : {"a", "b", "c", "d"}) ch.send(each);
      });
      gosched();
      for (int i = 0; i < 4; ++i) ch.recv();
    });
    CHECK(values == Lines{"send chan#1 a", "send chan#1 b", "receive chan#1 a", "send chan#1 c", "receive chan#1 b",
                          "receive chan#1 c", "send chan#1 d", "receive chan#1 d"});
  }
  SECTION("in a select") {
    const Lines values = values_of(true, [] {
      auto a = make_chan<int>(1), b = make_chan<int>();
      Select{send(a, 1, [] {})};
      go([=] { b.send(2); });
      Select{receive(b, [](int) {})};
    });
    CHECK(values == Lines{"send chan#1 1", "send chan#2 2", "receive chan#2 2"});
  }
}

}  // namespace golearn::test
