// How a program ends, and what is said of it.
#include "golearn/observe/report.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// As the lessons do it: every place is one of the Go program's.
SourcePlace go_place(Place where) { return {"main.main", "program.go", where.line()}; }

std::string report_of(const Run& run) { return death_report(run.outcome, go_place); }

// "goroutine 1 [chan receive]:" and where it stands
std::string goroutine(std::uint64_t id, const char* state, unsigned line, unsigned created = 0) {
  std::string text = "\ngoroutine " + std::to_string(id) + " [" + state +
                     "]:\nmain.main()\n\tprogram.go:" + std::to_string(line) + "\n";
  if (created) text += "created by main.main in goroutine 1\n\tprogram.go:" + std::to_string(created) + "\n";
  return text;
}

constexpr const char* kDeadlock = "fatal error: all goroutines are asleep - deadlock!\n";

}  // namespace

TEST_CASE("a program that returns", "[outcome]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const Run run = run_program(on(procs, clock), [] {
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 9; ++i) wg->go([] {});
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.exit_status == 0);
  CHECK(run.outcome.message.empty());
  CHECK(run.outcome.spawned == 10);
  CHECK(run.report.empty());
  REQUIRE(run.outcome.processors.size() == static_cast<std::size_t>(procs));
  std::uint64_t started = 0;
  for (const ProcessorStats& stats : run.outcome.processors) started += stats.started;
  CHECK(started >= 10);
}

TEST_CASE("a deadlock names what each goroutine waits for", "[outcome]") {
  struct Row {
    WaitReason reason;
    const char* words;
    std::function<void()> main;
  };
  // The words are those of go1.26.8.
  const auto row = GENERATE(values<Row>({
      {WaitReason::chan_receive, "chan receive", [] { make_chan<int>().recv(); }},
      {WaitReason::chan_send, "chan send", [] { make_chan<int>().send(1); }},
      {WaitReason::chan_receive_nil, "chan receive (nil chan)", [] { Chan<int>().recv(); }},
      {WaitReason::chan_send_nil, "chan send (nil chan)", [] { Chan<int>().send(1); }},
      {WaitReason::select, "select", [] { Select{receive(make_chan<int>(), [] {})}; }},
      {WaitReason::select_no_cases, "select (no cases)", [] { Select{}; }},
      {WaitReason::mutex_lock, "sync.Mutex.Lock",
       [] {
         Mutex mu;
         mu.lock();
         mu.lock();
       }},
      {WaitReason::rwmutex_rlock, "sync.RWMutex.RLock",
       [] {
         RWMutex rw;
         rw.lock();
         rw.rlock();
       }},
      {WaitReason::rwmutex_lock, "sync.RWMutex.Lock",
       [] {
         RWMutex rw;
         rw.rlock();
         rw.lock();
       }},
      {WaitReason::mutex_lock, "sync.Mutex.Lock",
       [] {
         RWMutex rw;
         rw.lock();
         rw.lock();
       }},
      {WaitReason::cond_wait, "sync.Cond.Wait",
       [] {
         auto mu = make<Mutex>();
         Cond cond(mu);
         mu->lock();
         cond.wait();
       }},
      {WaitReason::waitgroup_wait, "sync.WaitGroup.Wait",
       [] {
         WaitGroup wg;
         wg.add(1);
         wg.wait();
       }},
      {WaitReason::mutex_lock, "sync.Mutex.Lock",
       [] {
         Once once;
         once.run([&] { once.run([] {}); });
       }},
  }));
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(row.words, procs, clock);
  const Run run = run_program(on(procs, clock), row.main);
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.outcome.message == "all goroutines are asleep - deadlock!");
  REQUIRE(run.outcome.goroutines.size() == 1);
  const GoroutineInfo& main = run.outcome.goroutines[0];
  CHECK(main.id == 1);
  CHECK(main.parent == 0);
  CHECK(main.state == GoroutineState::waiting);
  CHECK(main.reason == row.reason);
  CHECK(report_of(run) == kDeadlock + goroutine(1, row.words, main.at.line()));
}

TEST_CASE("a deadlock shows all goroutines with their lines", "[outcome]") {
  // As go1.26.8 reports it, but for the numbers: the first goroutine there is 7.
  unsigned at_main = 0, at_send = 0, go_send = 0, at_lock = 0, go_lock = 0;
  const Run run = run_program(1, [&] {
    auto ch = make_chan<int>();
    auto mu = make<Mutex>();
    mu->lock();
    for (int i = 0; i < 2; ++i) {
      go_send = __LINE__ + 1;
      go([&, ch] {
        at_send = __LINE__ + 1;
        ch.send(1);
      });
    }
    go_lock = __LINE__ + 1;
    go([&, mu] {
      at_lock = __LINE__ + 1;
      const LockGuard guard(*mu);
    });
    at_main = __LINE__ + 1;
    Select{receive(make_chan<int>(), [] {})};
  });
  CHECK(report_of(run) == kDeadlock + goroutine(1, "select", at_main) + goroutine(2, "chan send", at_send, go_send) +
                              goroutine(3, "chan send", at_send, go_send) +
                              goroutine(4, "sync.Mutex.Lock", at_lock, go_lock));
  // Without names for the places, they are the C++ program's own.
  CHECK(run.report.find("outcome_test.cpp:" + std::to_string(at_main) + "\n") != std::string::npos);
}

TEST_CASE("a sleeper is no deadlock; when it has ended, it is", "[outcome]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const Run run = run_program(on(procs, clock), [] {
    go([] {
      sleep(2ms);
      println("slept");
    });
    make_chan<int>().recv();
  });
  CHECK(run.lines == Lines{"slept"});
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.size() == 1);
}

TEST_CASE("a deadlock is found though others have waited long on other processors", "[outcome][parallel]") {
  const int procs = GENERATE(2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, clock);
  const Run run = run_program(on(procs, clock), [] {
    auto a = make_chan<int>(), b = make_chan<int>();
    for (int i = 0; i < 20; ++i) {
      go([=] {
        for (const int v : a) b.send(v);
      });
    }
    for (int i = 0; i < 100; ++i) {
      go([=] { a.send(i); });
      b.recv();
    }
    b.recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.size() == 21);
}

TEST_CASE("goroutines alive at the end are listed", "[outcome]") {
  unsigned line = 0;
  const Run run = run_program(1, [&] {
    line = __LINE__;
    go([] { make_chan<int>().recv(); });  // line + 1
    go([] {                               // line + 2
      gosched();                          // line + 3
      sleep(1s);                          // line + 4
    });
    go([] { sleep(1h); });  // line + 6
    gosched();
    go([] { println("never runs"); });  // line + 8
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.exit_status == 0);
  CHECK(run.report.empty());
  const auto& left = run.outcome.goroutines;
  REQUIRE(left.size() == 4);
  CHECK(left[0].id == 2);
  CHECK(left[0].state == GoroutineState::waiting);
  CHECK(left[0].reason == WaitReason::chan_receive);
  CHECK(left[0].at.line() == line + 1);
  CHECK(left[0].created_at.line() == line + 1);
  CHECK(left[1].id == 3);
  CHECK(left[1].state == GoroutineState::runnable);
  CHECK(left[1].at.line() == line + 3);
  CHECK(left[1].created_at.line() == line + 2);
  CHECK(left[2].id == 4);
  CHECK(left[2].state == GoroutineState::waiting);
  CHECK(left[2].reason == WaitReason::sleep);
  CHECK(left[2].at.line() == line + 6);
  CHECK(left[3].id == 5);
  CHECK(left[3].state == GoroutineState::runnable);
  CHECK(!left[3].started);
  CHECK(left[3].at.line() == 0);
  CHECK(left[3].created_at.line() == line + 8);
  for (const GoroutineInfo& g : left) CHECK(g.parent == 1);
}

TEST_CASE("main's own go statement is where run was called", "[outcome]") {
  const unsigned line = __LINE__ + 1;
  const Run run = run_program(1, [] { make_chan<int>().recv(); });
  REQUIRE(run.outcome.goroutines.size() == 1);
  CHECK(run.outcome.goroutines[0].created_at.line() == line);
}

TEST_CASE("misuse that Go lets nobody recover is fatal", "[outcome][mutex][rwmutex][cond]") {
  struct Row {
    const char* words;
    std::function<void()> main;
  };
  const auto row = GENERATE(values<Row>({
      {"sync: unlock of unlocked mutex", [] { Mutex().unlock(); }},
      {"sync: unlock of unlocked mutex",
       [] {
         Mutex mu;
         mu.lock();
         mu.unlock();
         mu.unlock();
       }},
      {"sync: unlock of unlocked mutex",
       [] {
         Mutex mu;
         const LockGuard guard(mu);
         mu.unlock();
       }},
      {"sync: Unlock of unlocked RWMutex", [] { RWMutex().unlock(); }},
      {"sync: Unlock of unlocked RWMutex",
       [] {
         RWMutex rw;
         rw.rlock();
         rw.unlock();
       }},
      {"sync: Unlock of unlocked RWMutex",
       [] {
         RWMutex rw;
         rw.lock();
         rw.unlock();
         rw.unlock();
       }},
      {"sync: RUnlock of unlocked RWMutex",
       [] {
         RWMutex rw;
         rw.rlock();
         rw.runlock();
         rw.runlock();
       }},
      {"go of nil func value", [] { go(std::function<void()>()); }},
      {"go of nil func value", [] { go(static_cast<void (*)()>(nullptr)); }},
      {"sync: RUnlock of unlocked RWMutex", [] { RWMutex().runlock(); }},
      {"sync: RUnlock of unlocked RWMutex",
       [] {
         RWMutex rw;
         rw.lock();
         rw.runlock();
       }},
      {"sync: unlock of unlocked mutex", [] { Cond(make<Mutex>()).wait(); }},
  }));
  const int procs = GENERATE(1, 2, 4);
  const bool in_goroutine = GENERATE(false, true);
  CAPTURE(row.words, procs, in_goroutine);
  const Run run = run_program(procs, [&] {
    const auto misuse = [&row] {
      with_defer([&](Defer& defer) {
        defer([] {
          recover();
          println("deferred");
        });
        row.main();
      });
      println("went on");
    };
    if (!in_goroutine) return misuse();
    go(misuse);
    make_chan<int>().recv();
  });
  CHECK(run.outcome.ending == Ending::fatal);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.outcome.message == row.words);
  CHECK(run.lines.empty());
  REQUIRE(!run.outcome.goroutines.empty());
  CHECK((run.outcome.goroutines[0].id != 1) == in_goroutine);
  CHECK(run.report.starts_with(std::string("fatal error: ") + row.words + "\n\ngoroutine " +
                               std::to_string(run.outcome.goroutines[0].id) + " [running]:\n"));
}

}  // namespace golearn::test
