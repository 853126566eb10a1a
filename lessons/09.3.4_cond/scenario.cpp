// 9.3.4: goroutines sleep on a condition until main wakes them; without the lock a wake-up can be lost.
#include <fmt/format.h>

#include <algorithm>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void cond_program(const std::string& wake, int workers) {
  auto mutex = make<Mutex>();          // go:14
  auto condition = make<Cond>(mutex);  // go:15
  auto ch = make_chan<int>(workers);   // go:16

  for (int n = 0; n < workers; ++n) {
    go([=] {                             // go:19
      mutex->lock();                     // go:20
      ch.send(777);                      // go:21
      println("GoRoutine Wait -> ", n);  // go:22
      condition->wait();                 // go:23
      println("Waiting End", n);         // go:24
      mutex->unlock();                   // go:25
    });
  }

  for (int i = 0; i < workers; ++i) {
    println("Received : ", ch.recv());  // go:30
  }

  // To lock here is to wait until the last to send, too, is asleep in wait().
  if (wake == "broadcast") {
    mutex->lock();                         // go:37
    println("Wake Goroutine(Broadcast)");  // go:38
    condition->broadcast();                // go:39
    mutex->unlock();                       // go:40
  } else {
    for (int i = 0; i < workers; ++i) {
      mutex->lock();                         // go:43
      println("Wake GoRoutine(Signal)", i);  // go:44
      condition->signal();                   // go:45
      mutex->unlock();                       // go:46
    }
  }

  sleep(2s);  // go:52
}

// Who has seen awake false, but is not in wait() yet, misses the wake-up and sleeps on.
void cond_unlocked(const std::string& wake, int workers) {
  auto mutex = make<Mutex>();          // go:58
  auto condition = make<Cond>(mutex);  // go:59
  auto ch = make_chan<int>(workers);   // go:60
  auto awake = make<Shared<bool>>();   // go:61

  for (int n = 0; n < workers; ++n) {
    go([=] {                             // go:64
      ch.send(777);                      // go:65
      println("GoRoutine Wait -> ", n);  // go:66
      if (!awake->load()) {              // go:67
        core::open_race_window();        // on several processors: a wake-up that falls in here is lost
        mutex->lock();                   // go:68
        condition->wait();               // go:69
        mutex->unlock();                 // go:70
      }
      println("Waiting End", n);  // go:72
    });
  }

  for (int i = 0; i < workers; ++i) {
    println("Received : ", ch.recv());  // go:77
  }

  if (wake == "broadcast") {
    println("Wake Goroutine(Broadcast)");  // go:82
    awake->store(true);                    // go:83
    condition->broadcast();                // go:84
  } else {
    awake->store(true);  // go:86
    for (int i = 0; i < workers; ++i) {
      println("Wake GoRoutine(Signal)", i);  // go:88
      condition->signal();                   // go:89
    }
  }

  sleep(2s);  // go:95
}

void program(const Settings& k) {
  if (k.flag("no-sync")) {
    cond_unlocked(k.choice("wake"), k.integer("workers"));  // go:107
  } else {
    cond_program(k.choice("wake"), k.integer("workers"));  // go:109
  }
}

std::vector<Text> findings(const Settings& k, const Outcome& outcome) {
  if (outcome.ending != Ending::returned) return {};
  const auto asleep = std::ranges::count(outcome.goroutines, WaitReason::cond_wait, &GoroutineInfo::reason);
  const int workers = k.integer("workers");
  if (asleep == 0) return {{fmt::format("{}개 모두 깨어났다.", workers), fmt::format("All {} woke up.", workers)}};
  return {{fmt::format("{}개 가운데 {}개가 끝내 깨어나지 못했다.", workers, asleep),
           fmt::format("{} of {} never woke up.", asleep, workers)}};
}

}  // namespace

Lesson cond() {
  return {
      .id = "9.3.4",
      .slug = "cond",
      .scenarios =
          {
              {.name = "cond",
               .knobs = {choice("wake", "broadcast", {"broadcast", "signal"},
                                {"한꺼번에 깨울지 하나씩 깨울지", "wake all at once or one by one"}),
                         flag("no-sync", {"상태를 잠그지 않음", "no lock around the state"}),
                         integer("workers", 5, 1, 1'000'000, {"기다리는 고루틴의 수", "goroutines that wait"})
                             .in_search("2")},
               .program = program,
               .findings = findings,
               .recording = "9.3.4-broadcast"},
          },
  };
}

}  // namespace golearn::lessons
