// 9.3.4: goroutines sleep on a condition until main wakes them; without the lock a wake-up can be lost.
#include <fmt/format.h>

#include <algorithm>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void cond_program(const ProgramRun& k, std::string_view wake, int workers) {
  auto mutex = make<Mutex>();          // go cond: var mutex sync.Mutex
  auto condition = make<Cond>(mutex);  // go cond: condition := sync.NewCond(&mutex)
  auto ch = make_chan<int>(workers);   // go: ch := make(chan int, workers) // has room for all: no send waits

  for (int n = 0; n < workers; ++n) {
    go([=] {                             // go cond: go func() {
      mutex->lock();                     // go cond.func1: mutex.Lock()
      ch.send(777);                      // go cond.func1: ch <- 777
      println("GoRoutine Wait -> ", n);  // go cond.func1: fmt.Println("GoRoutine Wait -> ", n)
      k.measure("last-asleep", n);
      condition->wait();          // go: condition.Wait() // unlocks while asleep, then locks again
      println("Waiting End", n);  // go cond.func1: fmt.Println("Waiting End", n)
      if (k.measured("first-awake", -1) < 0) k.measure("first-awake", n);
      mutex->unlock();  // go cond.func1: mutex.Unlock()
    });
  }

  for (int i = 0; i < workers; ++i) {
    println("Received : ", ch.recv());  // go cond: fmt.Println("Received : ", <-ch)
  }

  // To lock here is to wait until the last to send, too, is asleep in wait().
  if (wake == "broadcast") {
    mutex->lock();                         // go cond #1: mutex.Lock()
    println("Wake Goroutine(Broadcast)");  // go cond: fmt.Println("Wake Goroutine(Broadcast)")
    condition->broadcast();                // go cond: condition.Broadcast()
    mutex->unlock();                       // go cond #1: mutex.Unlock()
  } else {
    for (int i = 0; i < workers; ++i) {
      mutex->lock();                         // go cond #2: mutex.Lock()
      println("Wake GoRoutine(Signal)", i);  // go cond: fmt.Println("Wake GoRoutine(Signal)", i)
      condition->signal();                   // go: condition.Signal() // wakes one
      mutex->unlock();                       // go cond #2: mutex.Unlock()
    }
  }

  sleep(2s);  // go cond: time.Sleep(2 * time.Second)
}

// Who has seen awake false, but is not in wait() yet, misses the wake-up and sleeps on.
void cond_unlocked(std::string_view wake, int workers) {
  auto mutex = make<Mutex>();          // go condUnlocked: var mutex sync.Mutex
  auto condition = make<Cond>(mutex);  // go condUnlocked: condition := sync.NewCond(&mutex)
  auto ch = make_chan<int>(workers);   // go: ch := make(chan int, workers)
  auto awake = make<Shared<bool>>();   // go: awake := false

  for (int n = 0; n < workers; ++n) {
    go([=] {                             // go condUnlocked: go func() {
      ch.send(777);                      // go condUnlocked.func1: ch <- 777
      println("GoRoutine Wait -> ", n);  // go condUnlocked.func1: fmt.Println("GoRoutine Wait -> ", n)
      if (!awake->load()) {              // go: if !awake {
        core::open_race_gap(*awake);     // on several processors: a wake-up that falls in here is lost
        mutex->lock();                   // go: mutex.Lock() // Wait cannot do without
        condition->wait();               // go: condition.Wait()
        mutex->unlock();                 // go condUnlocked.func1: mutex.Unlock()
      }
      println("Waiting End", n);  // go condUnlocked.func1: fmt.Println("Waiting End", n)
    });
  }

  for (int i = 0; i < workers; ++i) {
    println("Received : ", ch.recv());  // go condUnlocked: fmt.Println("Received : ", <-ch)
  }

  if (wake == "broadcast") {
    println("Wake Goroutine(Broadcast)");  // go condUnlocked: fmt.Println("Wake Goroutine(Broadcast)")
    awake->store(true);                    // go condUnlocked #1: awake = true
    condition->broadcast();                // go condUnlocked: condition.Broadcast()
  } else {
    awake->store(true);  // go condUnlocked #2: awake = true
    for (int i = 0; i < workers; ++i) {
      println("Wake GoRoutine(Signal)", i);  // go condUnlocked: fmt.Println("Wake GoRoutine(Signal)", i)
      condition->signal();                   // go: condition.Signal()
    }
  }

  sleep(2s);  // go condUnlocked: time.Sleep(2 * time.Second)
}

void program(const ProgramRun& k) {
  if (k.flag("no-sync")) {
    cond_unlocked(k.choice("wake"), k.integer("workers"));  // go: condUnlocked(*wake, *workers)
  } else {
    cond_program(k, k.choice("wake"), k.integer("workers"));  // go: cond(*wake, *workers)
  }
}

auto left_asleep(const Outcome& outcome) {
  return std::ranges::count(outcome.goroutines, WaitReason::cond_wait, &GoroutineInfo::reason);
}

bool all_woke_up(const ProgramRun&, const Outcome& outcome) { return left_asleep(outcome) == 0; }

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (outcome.ending != Ending::returned) return {};
  const auto asleep = left_asleep(outcome);
  const int workers = k.integer("workers");
  if (asleep == 0 && workers == 1) return {{"하나뿐인 고루틴이 깨어났다.", "The only goroutine woke up."}};
  if (asleep == 0) return {{"잠든 채 남은 고루틴이 없다.", "None was left asleep."}};
  return {{fmt::format("{}개 가운데 {}개가 끝내 깨어나지 못했다.", workers, asleep),
           fmt::format("{} of {} never woke up.", asleep, workers)}};
}

}  // namespace

Lesson cond() {
  return {
      .scenarios =
          {
              {.name = "cond",
               .knobs = {choice("wake", "broadcast", {"broadcast", "signal"},
                                {"한꺼번에 깨울지 하나씩 깨울지", "wake all at once or one by one"}),
                         flag("no-sync", {"상태를 락으로 지키지 않음", "no lock around the state"}),
                         integer("workers", 5, 1, 1'000'000, {"기다리는 고루틴의 수", "goroutines that wait"})
                             .in_search("2")},
               .body = program,
               .findings = findings,
               .promises = {{{"잠든 고루틴은 모두 깨어난다.", "Every goroutine that sleeps wakes up."}, all_woke_up}}},
          },
  };
}

}  // namespace golearn::lessons
