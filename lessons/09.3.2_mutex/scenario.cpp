// 9.3.2: a mutex lets one goroutine at a time into the critical section.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"
#include "lessons/not_returned.hpp"

namespace golearn::lessons {
namespace {

// What all the goroutines share; mutex guards num.
struct Counter {
  Shared<std::int64_t> num;
  Mutex mutex;

  void increment() {
    mutex.lock();    // go: c.mutex.Lock()
    num.add(1);      // go (*counter).increment: c.num++
    mutex.unlock();  // go: c.mutex.Unlock()
  }

  void increment_unlocked() {
    num.add(1);  // go (*counter).incrementUnlocked: c.num++
  }

  void result(const ProgramRun& k) {
    const std::int64_t final = num.load();  // go: fmt.Println(c.num)
    println(final);                         // go: fmt.Println(c.num)
    k.measure("final", final);
    k.measure("lost", k.integer("workers") - final);
  }
};

// Has many goroutines increment one counter, one at a time.
void mutex_program(const ProgramRun& k, bool no_sync, int workers) {
  auto c = make<Counter>();       // go: var c counter
  auto done = make_chan<bool>();  // go: done := make(chan bool)

  for (int i = 0; i < workers; ++i) {
    go([=] {  // go: go func() {
      if (no_sync) {
        c->increment_unlocked();  // go: c.incrementUnlocked()
      } else {
        c->increment();  // go: c.increment()
      }
      done.send(true);  // go: done <- true
      gosched();        // go: runtime.Gosched() // let another goroutine run
    });
  }

  for (int i = 0; i < workers; ++i) {
    done.recv();  // go: <-done
  }

  c->result(k);  // go: c.result()
}

Text how_many_lost(const ProgramRun& k, const Outcome& outcome) {
  const int workers = k.integer("workers");
  const std::int64_t lost = k.measured("lost");
  if (workers == 1) {
    return {"갱신은 하나뿐이고, 그것을 잃게 할 고루틴이 없다.", "There was one update, and nobody to lose it to."};
  }
  if (lost > 0) {
    return {fmt::format("락이 없어 갱신 {}번 가운데 {}번을 잃었다.", workers, lost),
            fmt::format("Without the lock {} of {} updates {} lost.", lost, workers, lost == 1 ? "was" : "were")};
  }
  Text why{"뮤텍스가 지켰다", "the mutex guarded them"};
  if (k.flag("no-sync")) why = {"락이 없으니 운이다", "not guarded, only lucky"};
  if (k.flag("no-sync") && outcome.procs == 1) why = {"프로세서가 하나다", "there is one processor"};
  return {fmt::format("갱신 {}번이 모두 남았다: {}.", workers, why.ko),
          fmt::format("All {} updates are there: {}.", workers, why.en)};
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (k.measured("lost", -1) < 0) return {};
  std::vector<Text> all{how_many_lost(k, outcome)};
  add_not_returned(all, outcome);
  return all;
}

bool none_lost(const ProgramRun& k, const Outcome&) { return k.measured("final") == k.integer("workers"); }

}  // namespace

Lesson mutex() {
  return {
      .scenarios =
          {
              {.name = "mutex",
               .knobs = {flag("no-sync", {"뮤텍스 없이 더함", "increment without the mutex"}),
                         integer("workers", 10'000, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"})
                             .in_search("2")},
               .body = [](const ProgramRun& k) { mutex_program(k, k.flag("no-sync"), k.integer("workers")); },
               .findings = findings,
               .promises = {{{"갱신을 하나도 잃지 않는다.", "No update is lost."}, none_lost}}},
          },
  };
}

}  // namespace golearn::lessons
