// 11.13: one value used by many goroutines, guarded by a lock or kept by one goroutine.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/guard.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// One value that many goroutines use, and what guards it.
struct Memory {
  Shared<int> data;
  Mutex mutex;
  RWMutex rwmutex;
  Chan<int> add = make_chan<int>();  // go: m := &memory{add: make(chan int), get: make(chan int)}
  Chan<int> get = make_chan<int>();  // go: m := &memory{add: make(chan int), get: make(chan int)}

  // The only goroutine that uses the value, with --sync monitor; others ask it by channels.
  void monitor() {
    for (;;) {
      const int now = data.load();                          // go: case m.get <- m.data:
      Select{receive(add,                                   // go: select {
                     [&](int delta) { data.add(delta); }),  // go: m.data += delta
             send(get, now, [] {})};                        // go: case m.get <- m.data:
    }
  }

  void increment(std::string_view guard) {
    if (guard == "none") {
      data.add(1);  // go (*memory).increment #1: m.data++
    } else if (guard == "mutex") {
      mutex.lock();    // go (*memory).increment: m.mutex.Lock()
      data.add(1);     // go (*memory).increment #2: m.data++
      mutex.unlock();  // go (*memory).increment: m.mutex.Unlock()
    } else if (guard == "rwmutex") {
      rwmutex.lock();    // go: m.rwmutex.Lock()
      data.add(1);       // go (*memory).increment #3: m.data++
      rwmutex.unlock();  // go: m.rwmutex.Unlock()
    } else {
      add.send(1);  // go: m.add <- 1
    }
  }

  int read(std::string_view guard) {
    int now = 0;
    if (guard == "none") {
      now = data.load();  // go (*memory).read #1: now = m.data
    } else if (guard == "mutex") {
      mutex.lock();       // go (*memory).read: m.mutex.Lock()
      now = data.load();  // go (*memory).read #2: now = m.data
      mutex.unlock();     // go (*memory).read: m.mutex.Unlock()
    } else if (guard == "rwmutex") {
      rwmutex.rlock();    // go: m.rwmutex.RLock() // readers do not keep each other out
      now = data.load();  // go (*memory).read #3: now = m.data
      rwmutex.runlock();  // go: m.rwmutex.RUnlock()
    } else {
      now = get.recv();  // go: now = <-m.get
    }
    return now;
  }
};

// Has many goroutines increment one value and read it.
void shared_memory_program(const ProgramRun& k, std::string_view guard, int workers, int count) {
  auto m = make<Memory>();  // go: m := &memory{add: make(chan int), get: make(chan int)}
  if (guard == "monitor") {
    go([=] { m->monitor(); });  // go: go m.monitor()
  }
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go: wg.Add(1)
    go([=] {     // go: go func() {
      for (int i = 0; i < count; ++i) {
        m->increment(guard);  // go: m.increment(guard)
        m->read(guard);       // go: m.read(guard)
      }
      wg->done();  // go: wg.Done()
    });
  }

  wg->wait();                        // go: wg.Wait()
  const int final = m->read(guard);  // go: fmt.Println("value :", m.read(guard))
  println("value :", final);         // go: fmt.Println("value :", m.read(guard))
  k.measure("final", final);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t final = k.measured("final", -1);
  if (final < 0) return {};
  const std::int64_t all = std::int64_t{k.integer("workers")} * k.integer("count");
  if (final == all) {
    return {{fmt::format("{}번 더한 것이 모두 남았다.", all), fmt::format("Increments: {}. None was lost.", all)}};
  }
  return {{fmt::format("{}번 더한 가운데 {}번을 잃었다.", all, all - final),
           fmt::format("{} of {} increments {} lost.", all - final, all, all - final == 1 ? "was" : "were")}};
}

bool none_lost(const ProgramRun& k, const Outcome&) {
  return k.measured("final") == std::int64_t{k.integer("workers")} * k.integer("count");
}

}  // namespace

Lesson shared_memory() {
  return {
      .scenarios =
          {
              {.name = "shared-memory",
               .knobs = {choice("sync", "mutex", {"mutex", "rwmutex", "monitor", "none"},
                                {"값을 지키는 수단", "what guards the value"}),
                         flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                         integer("workers", 10, 1, 10'000, {"띄울 고루틴의 수", "goroutines"}).in_search("2"),
                         integer("count", 100, 1, 10'000, {"저마다 더하는 횟수", "how often each increments"})
                             .in_search("1")},
               .body =
                   [](const ProgramRun& k) {
                     shared_memory_program(k, guard(k), k.integer("workers"), k.integer("count"));
                   },
               .findings = findings,
               .promises = {{{"갱신을 하나도 잃지 않는다.", "No update is lost."}, none_lost}}},
          },
  };
}

}  // namespace golearn::lessons
