// 9.3.1: updates of a shared counter get lost, unless something guards it.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/guard.hpp"
#include "lessons/lesson.hpp"
#include "lessons/not_returned.hpp"

namespace golearn::lessons {
namespace {

// What all the goroutines share. The last three are the means to guard num.
struct Counter {
  Shared<std::int64_t> num;
  Mutex mutex;
  RWMutex rwmutex;
  Chan<bool> token = make_chan<bool>(1);  // go: c := counter{token: make(chan bool, 1)}

  void increment(std::string_view guard) {
    if (guard == "none") {
      num.add(1);  // go: c.num++ // read, add, write: another goroutine can come in between
    } else if (guard == "mutex") {
      mutex.lock();    // go: c.mutex.Lock()
      num.add(1);      // go (*counter).increment #1: c.num++
      mutex.unlock();  // go: c.mutex.Unlock()
    } else if (guard == "rwmutex") {
      rwmutex.lock();    // go: c.rwmutex.Lock()
      num.add(1);        // go (*counter).increment #2: c.num++
      rwmutex.unlock();  // go: c.rwmutex.Unlock()
    } else if (guard == "atomic") {
      num.atomic().add(1);  // go: atomic.AddInt64(&c.num, 1)
    } else {
      token.send(true);  // go: c.token <- true // there is room for one: the next must wait
      num.add(1);        // go (*counter).increment #3: c.num++
      token.recv();      // go: <-c.token
    }
  }

  void result(const ProgramRun& k) {
    const std::int64_t final = num.load();  // go: fmt.Println(c.num)
    println(final);                         // go: fmt.Println(c.num)
    k.measure("final", final);
    k.measure("lost", k.integer("workers") - final);
  }
};

// Has many goroutines increment one counter.
void race_program(const ProgramRun& k, std::string_view guard, int workers) {
  auto c = make<Counter>();       // go: c := counter{token: make(chan bool, 1)}
  auto done = make_chan<bool>();  // go: done := make(chan bool)

  for (int i = 0; i < workers; ++i) {
    go([=] {                // go: go func() {
      c->increment(guard);  // go: c.increment(guard)
      done.send(true);      // go: done <- true
      gosched();            // go: runtime.Gosched() // let another goroutine run
    });
  }

  for (int i = 0; i < workers; ++i) {
    done.recv();  // go: <-done
  }

  c->result(k);  // go: c.result()
}

Text why_none_lost(std::string_view guard, bool one_processor) {
  if (guard == "mutex") return {"뮤텍스로 동기화했다", "synchronised by a mutex"};
  if (guard == "rwmutex") return {"읽기-쓰기 뮤텍스로 동기화했다", "synchronised by a read-write mutex"};
  if (guard == "atomic") return {"원자적 연산으로 동기화했다", "synchronised by atomic operations"};
  if (guard == "channel") return {"채널로 동기화했다", "synchronised by a channel"};
  if (one_processor) return {"프로세서가 하나라 끼어든 고루틴이 없다", "with one processor nobody came in between"};
  return {"운이 좋았을 뿐이다", "by luck"};
}

Text how_many_lost(const ProgramRun& k, const Outcome& outcome) {
  const int workers = k.integer("workers");
  const std::int64_t lost = k.measured("lost");
  if (workers == 1) {
    return {"갱신은 하나뿐이고, 그것을 잃게 할 고루틴이 없다.", "There was one update, and nobody to lose it to."};
  }
  if (lost > 0) {
    return {fmt::format("갱신 {}번 가운데 {}번을 잃었다.", workers, lost),
            fmt::format("{} of {} updates {} lost.", lost, workers, lost == 1 ? "was" : "were")};
  }
  const Text why = why_none_lost(guard(k), outcome.procs == 1);
  return {fmt::format("갱신 {}번 가운데 하나도 잃지 않았다: {}.", workers, why.ko),
          fmt::format("None of {} updates was lost: {}.", workers, why.en)};
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (k.measured("lost", -1) < 0) return {};
  std::vector<Text> all{how_many_lost(k, outcome)};
  add_not_returned(all, outcome);
  return all;
}

bool none_lost(const ProgramRun& k, const Outcome&) { return k.measured("final") == k.integer("workers"); }

}  // namespace

Lesson race() {
  return {
      .chapter = {"동기화", "Synchronisation"},
      .scenarios =
          {
              {.name = "race",
               .knobs = {choice("sync", "none", {"none", "mutex", "rwmutex", "atomic", "channel"},
                                {"카운터를 지키는 수단", "what guards the counter"}),
                         flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                         integer("workers", 10'000, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"})
                             .in_search("2")},
               .body = [](const ProgramRun& k) { race_program(k, guard(k), k.integer("workers")); },
               .findings = findings,
               .promises = {{{"갱신을 하나도 잃지 않는다.", "No update is lost."}, none_lost}}},
          },
  };
}

}  // namespace golearn::lessons
