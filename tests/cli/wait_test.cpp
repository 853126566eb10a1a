// Who waits for whom, after a deadlock and, with --why, of what has leaked.
#include "golearn/core/runtime.hpp"
#include "golearn/golearn.hpp"
#include "golearn/observe/wait_graph.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "support/catch.hpp"
#include "words/leaks.hpp"
#include "words/waits.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

std::string told(const std::string& line) { return flowing(run("lesson " + line).out); }

// What is told of a program that dies of a deadlock, one line each. Its places are in no lesson: none is told.
std::string told_of(void (*program)(), study::Language language = study::Language::english) {
  WaitGraph graph;
  Config config;
  config.procs = 1;
  config.observer = &graph;
  const Outcome outcome = Runtime(config).run(program);
  REQUIRE(outcome.ending == Ending::deadlocked);
  graph.finish(outcome);
  study::Runnable nameless = study::runnable_of(program);
  nameless.places = [](Place) { return SourcePlace{}; };
  const words::Names names(language, nameless);
  std::string all;
  for (const std::string& line : words::about_waits(names, graph.snapshot(), [](const WaitNode&) { return true; })) {
    all += line + "\n";
  }
  return all;
}

void two_locks() {
  Mutex a, b;
  WaitGroup both;
  both.add(2);
  const auto take = [&](Mutex& first, Mutex& second) {
    first.lock();
    gosched();
    second.lock();
    both.done();
  };
  go([&] { take(a, b); });
  go([&] { take(b, a); });
  both.wait();
}

void own_lock() {
  Mutex a;
  a.lock();
  a.lock();
}

// Two readers wait for the lock that main has, and main for itself.
void behind_a_writer() {
  auto lock = make<RWMutex>();
  lock->lock();
  for (int i = 0; i < 2; ++i) go([=] { lock->rlock(); });
  gosched();
  lock->lock();
}

void alike() {
  auto never = make_chan<int>();
  for (int i = 0; i < 5; ++i) go([=] { never.recv(); });
  Chan<int>().recv();
}

}  // namespace

TEST_CASE("10.7: fork and spoon are called by their names", "[wait]") {
  const std::string all = told("10.7 --fast --procs 1 --lang en");
  INFO(all);
  CHECK(has(all,
            "g2 (philosophers.func1): sync.Mutex.Lock, spoon (program.go:22). g3 (philosophers.func1) holds it locked "
            "(program.go:20)."));
  CHECK(has(all,
            "g3 (philosophers.func1): sync.Mutex.Lock, fork (program.go:22). g2 (philosophers.func1) holds it locked "
            "(program.go:20)."));
  CHECK(has(all, "The circle: g2 (philosophers.func1) → g3 (philosophers.func1) → g2 (philosophers.func1)."));
  CHECK(has(told("10.7 --fast --procs 1 --lang ko"), "- A: 포크를 쥐고 숟가락을 기다린다."));
}

TEST_CASE("locks: who holds them, and the circle", "[wait]") {
  const std::string all = told_of(two_locks);
  INFO(all);
  CHECK(has(all, "g2: sync.Mutex.Lock. g3 holds it locked. An Unlock would release it.\n"));
  CHECK(has(all, "g3: sync.Mutex.Lock. g2 holds it locked. An Unlock would release it.\n"));
  CHECK(has(all, "main: sync.WaitGroup.Wait. g2, g3 have not called Done. 2 more calls of Done would release it.\n"));
  CHECK(has(all, "The circle: g2 → g3 → g2. Each waits for the next.\n"));
  const std::string korean = told_of(two_locks, study::Language::korean);
  INFO(korean);
  CHECK(has(korean, "g2: sync.Mutex.Lock. g3이 락을 잡고 있다. Unlock하면 풀린다.\n"));
  CHECK(has(korean, "고리: g2 → g3 → g2. 저마다 다음 고루틴을 기다린다.\n"));
}

TEST_CASE("a goroutine that waits for itself", "[wait]") {
  CHECK(told_of(own_lock) ==
        "main: sync.Mutex.Lock. main holds it locked. An Unlock would release it.\n"
        "The circle: main waits for itself.\n");
  CHECK(has(told_of(own_lock, study::Language::korean), "고리: main은 자기 자신을 기다린다.\n"));
}

TEST_CASE("those that wait alike are told as one", "[wait]") {
  CHECK(told_of(alike) ==
        "main: chan receive (nil chan). Nothing can ever release it.\n"
        "g2, g3, g4 and 2 more: chan receive. A send on this channel would release one of them, its close all.\n");
}

TEST_CASE("of several, it is told how many an operation would release", "[wait]") {
  CHECK(has(told_of(behind_a_writer), "An Unlock would release them all.\n"));
  CHECK(has(told("12.3 --workers 0 --fast --lang en"), "A receive from this channel would release one of them."));
}

TEST_CASE("a deadlock says who waits, where, and what would release it", "[wait]") {
  const auto& [line, words] = GENERATE(table<std::string, std::string>({
      {"9.2.2/no-receiver --buffer 0",
       "main: chan send (program.go:51). A receive from this channel would release it."},
      {"9.2.3/range --no-close --procs 1", "A send on this channel, or its close, would release it."},
      {"9.3.6 --missing-done --workers 3 --procs 1",
       "main: sync.WaitGroup.Wait (program.go:37). g4 (waitGroup.func1) has not called Done. It has ended. 1 more "
       "call of Done would "
       "release it."},
  }));
  CAPTURE(line);
  const std::string all = told(line + " --fast --lang en");
  INFO(all);
  CHECK(has(all, "Who waits for whom"));
  CHECK(has(all, words));
}

TEST_CASE("a seed's deadlock is told in the same words", "[wait]") {
  const std::string all = told("9.3.6 --missing-done --workers 3 --seed 1 --lang ko");
  INFO(all);
  CHECK(has(all, "누가 누구를 기다리나"));
  CHECK(has(all, "main: sync.WaitGroup.Wait (program.go:37)."));
  CHECK(has(all, "Done을 부르지 않았다. 이미 끝난 고루틴이다."));
  CHECK(has(all, "Done이 1번 더 불려야 풀린다."));
}

TEST_CASE("leaks are told with --why only", "[wait]") {
  const std::string line = "9.2.4/directions --procs 1 --fast --lang en";
  CHECK_FALSE(has(told(line), "Who waits for whom"));
  const std::string all = told(line + " --why");
  INFO(all);
  CHECK(has(all, "Who waits for whom - g3 (receiveOnly): chan receive (program.go:35)."));
}

TEST_CASE("nothing is said of waits where all went well, nor with --raw and --json", "[wait]") {
  CHECK_FALSE(has(told("9.3.2 --workers 10 --fast --why --lang en"), "Who waits for whom"));
  CHECK_FALSE(has(told("9.2.2/no-receiver --buffer 0 --raw --lang en"), "Who waits"));
  CHECK_FALSE(has(told("9.2.2/no-receiver --buffer 0 --json --lang en"), "Who waits"));
}

TEST_CASE("who closes a circle of locks is told while the program runs", "[wait]") {
  const bool korean = GENERATE(false, true);
  const End end = run(std::string("lesson 10.7 --procs 1 --fast --lang ") + (korean ? "ko" : "en"));
  const auto at = end.out.find(
      korean ? "! 막혔다: 기다리는 락을 g3(philosophers.func1)이 잡고 있고, g3(philosophers.func1)도 이 고루틴을 "
               "기다린다 (program.go:20)"
             : "! stuck: g3 (philosophers.func1) has the lock, and waits in turn for this one (program.go:20)");
  REQUIRE(at != std::string::npos);
  CHECK(at < end.out.find(korean ? "무슨 일이 있었나" : "What happened"));
}

TEST_CASE("what is told of each goroutine that will not wake", "[wait]") {
  Leak leak{.goroutine = 4, .reason = WaitReason::chan_receive_nil, .holder = 2, .holder_ended = true};
  const auto in = [&](study::Language language, LeakRule rule) {
    leak.rule = rule;
    const study::Runnable nameless = study::runnable_of([] {});
    return words::about_leak(words::Names(language, nameless), leak);
  };
  CHECK(in(study::Language::english, LeakRule::never_ready) == "will never wake: chan receive (nil chan)");
  CHECK(in(study::Language::korean, LeakRule::never_ready) == "영원히 깨어나지 못한다: chan receive (nil chan)");
  CHECK(in(study::Language::english, LeakRule::holder_gone) == "stuck: g2 has ended with the lock");
  CHECK(in(study::Language::korean, LeakRule::holder_gone) == "막혔다: 기다리는 락을 g2가 잡은 채 끝났다");
  leak.holder_ended = false;
  CHECK(in(study::Language::english, LeakRule::holder_gone) == "stuck: g2 has the lock, and is stuck too");
  CHECK(in(study::Language::korean, LeakRule::holder_gone) ==
        "막혔다: 기다리는 락을 g2가 잡고 있는데, 그것도 막혀 있다");
  CHECK(in(study::Language::english, LeakRule::nobody_left).empty());
}

TEST_CASE("all who could release one are counted, more than the graph shows", "[wait]") {
  const std::string all = told("12.3 --workers 0 --count 5 --fast --lang en");
  INFO(all);
  CHECK(has(all, "g2, g3, g4 and 22 more (manyTasks.func1) have not called Done. 25 more calls of Done"));
  CHECK(has(told("10.7 --workers 26 --procs 1 --fast --lang ko"), "외 23개(philosophers.func1)가 아직 Done을"));
}
