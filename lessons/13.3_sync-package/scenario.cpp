// 13.3: the types of package sync, one short program each.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// One at a time.
void mutex_program(const ProgramRun& k, int workers, bool no_sync) {
  auto mu = make<Mutex>();          // go mutex: var mu sync.Mutex
  auto wg = make<WaitGroup>();      // go mutex: var wg sync.WaitGroup
  auto hits = make<Shared<int>>();  // go: hits := 0

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go mutex: wg.Add(1)
    go([=] {     // go mutex: go func() {
      if (!no_sync) {
        mu->lock();  // go mutex.func1: mu.Lock()
      }
      hits->add(1);  // go: hits++
      if (!no_sync) {
        mu->unlock();  // go mutex.func1: mu.Unlock()
      }
      wg->done();  // go mutex.func1: wg.Done()
    });
  }
  wg->wait();                      // go mutex: wg.Wait()
  const int final = hits->load();  // go: fmt.Println("hits :", hits)
  println("hits :", final);        // go: fmt.Println("hits :", hits)
  k.measure("final", final);
}

// Until all are done.
void waitgroup_program(const ProgramRun& k, int workers, bool no_sync) {
  auto printed = make<std::atomic<int>>(0);  // for the promise
  auto wg = make<WaitGroup>();               // go waitGroup: var wg sync.WaitGroup
  for (int n = 0; n < workers; ++n) {
    wg->add(1);              // go waitGroup: wg.Add(1)
    go([=] {                 // go waitGroup: go func() {
      println("worker", n);  // go: fmt.Println("worker", n)
      ++*printed;
      wg->done();  // go waitGroup.func1: wg.Done()
    });
  }
  if (!no_sync) {
    wg->wait();  // go waitGroup: wg.Wait()
  }
  println("main ends");  // go: fmt.Println("main ends")
  k.measure("printed", *printed);
}

// The first who needs it computes it, and all get the same.
void once_program(int workers) {
  auto wg = make<WaitGroup>();  // go once: var wg sync.WaitGroup
  auto load = once_value([] {   // go: load := sync.OnceValue(func() int {
    println("loading");         // go: fmt.Println("loading")
    return 42;
  });
  for (int n = 0; n < workers; ++n) {
    wg->add(1);                             // go once: wg.Add(1)
    go([=] {                                // go once: go func() {
      println("worker", n, "got", load());  // go: fmt.Println("worker", n, "got", load())
      wg->done();                           // go once.func2: wg.Done()
    });
  }
  wg->wait();  // go once: wg.Wait()
}

// Sleep until there may be something to do.
void cond_program(int workers) {
  auto mu = make<Mutex>();           // go cond: var mu sync.Mutex
  auto wg = make<WaitGroup>();       // go cond: var wg sync.WaitGroup
  auto filled = make<Cond>(mu);      // go: filled := sync.NewCond(&mu)
  auto items = make<Shared<int>>();  // go: items := 0

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                     // go cond: wg.Add(1)
    go([=] {                        // go cond: go func() {
      mu->lock();                   // go cond.func1: mu.Lock()
      while (items->load() == 0) {  // go: for items == 0 { // somebody else may have been quicker
        filled->wait();             // go: filled.Wait()
      }
      items->add(-1);                       // go: items--
      mu->unlock();                         // go cond.func1: mu.Unlock()
      println("worker", n, "has an item");  // go: fmt.Println("worker", n, "has an item")
      wg->done();                           // go cond.func1: wg.Done()
    });
  }
  for (int n = 0; n < workers; ++n) {
    mu->lock();        // go cond: mu.Lock()
    items->add(1);     // go: items++
    mu->unlock();      // go cond: mu.Unlock()
    filled->signal();  // go: filled.Signal()
  }
  wg->wait();  // go cond: wg.Wait()
}

// What is put back is used again.
void pool_program(const ProgramRun& k, int count, bool no_put) {
  using Buffer = std::shared_ptr<std::array<char, 1024>>;
  auto made = make<int>(0);  // go: made := 0
  auto buffers = make<Pool<Buffer>>([=] {
    ++*made;
    return make<std::array<char, 1024>>();
  });
  for (int i = 0; i < count; ++i) {
    Buffer buffer = buffers->get();  // go: buffer := buffers.Get().(*[1024]byte)
    ++(*buffer)[0];
    if (!no_put) {
      buffers->put(std::move(buffer));  // go: buffers.Put(buffer)
    }
  }
  k.measure("made", *made);
  println("buffers made :", *made);  // go: fmt.Println("buffers made :", made)
}

std::vector<Text> buffers_used(const ProgramRun& k, const Outcome&) {
  const std::int64_t made = k.measured("made");
  return {{fmt::format("버퍼를 {}번 썼고 {}개를 만들었다.", k.integer("count"), made),
           fmt::format("Uses of a buffer: {}. Buffers made: {}.", k.integer("count"), made)}};
}

bool none_lost(const ProgramRun& k, const Outcome&) { return k.measured("final") == k.integer("workers"); }
bool all_printed(const ProgramRun& k, const Outcome&) { return k.measured("printed") == k.integer("workers"); }

Knob workers() { return integer("workers", 3, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"); }

std::vector<Scenario> scenarios() {
  return {
      {.name = "mutex",
       .knobs = {workers(), flag("no-sync", {"Lock과 Unlock 없이", "without Lock and Unlock"})},
       .body = [](const ProgramRun& k) { mutex_program(k, k.integer("workers"), k.flag("no-sync")); },
       .promises = {{{"갱신을 하나도 잃지 않는다.", "No update is lost."}, none_lost}}},
      {.name = "waitgroup",
       .knobs = {workers(), flag("no-sync", {"Wait 없이", "without Wait"})},
       .body = [](const ProgramRun& k) { waitgroup_program(k, k.integer("workers"), k.flag("no-sync")); },
       .promises = {{{"main이 끝나기 전에 워커가 모두 출력한다.", "All workers print before main ends."},
                     all_printed}}},
      {.name = "once", .knobs = {workers()}, .body = [](const ProgramRun& k) { once_program(k.integer("workers")); }},
      {.name = "cond", .knobs = {workers()}, .body = [](const ProgramRun& k) { cond_program(k.integer("workers")); }},
      {.name = "pool",
       .knobs = {integer("count", 10, 1, 10'000, {"버퍼가 필요한 횟수", "how often a buffer is needed"}),
                 flag("no-put", {"아무도 돌려놓지 않음", "nobody puts it back"})},
       .body = [](const ProgramRun& k) { pool_program(k, k.integer("count"), k.flag("no-put")); },
       .findings = buffers_used}};
}

}  // namespace

Lesson sync_package() { return {.scenarios = scenarios()}; }

}  // namespace golearn::lessons
