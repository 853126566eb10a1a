// 13.3: the types of package sync, one short program each.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// One at a time.
void mutex_program(int workers, bool no_sync) {
  auto mu = make<Mutex>();          // go:12
  auto wg = make<WaitGroup>();      // go:13
  auto hits = make<Shared<int>>();  // go:14

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go:17
    go([=] {     // go:18
      if (!no_sync) {
        mu->lock();  // go:20
      }
      hits->add(1);  // go:22
      if (!no_sync) {
        mu->unlock();  // go:24
      }
      wg->done();  // go:26
    });
  }
  wg->wait();                       // go:29
  println("hits :", hits->load());  // go:30
}

// Until all are done.
void waitgroup_program(int workers, bool no_sync) {
  auto wg = make<WaitGroup>();  // go:35
  for (int n = 0; n < workers; ++n) {
    wg->add(1);              // go:37
    go([=] {                 // go:38
      println("worker", n);  // go:39
      wg->done();            // go:40
    });
  }
  if (!no_sync) {
    wg->wait();  // go:44
  }
  println("main ends");  // go:46
}

// The first who needs it computes it, and all get the same.
void once_program(int workers) {
  auto wg = make<WaitGroup>();  // go:51
  auto load = once_value([] {   // go:52
    println("loading");         // go:53
    return 42;
  });
  for (int n = 0; n < workers; ++n) {
    wg->add(1);                             // go:57
    go([=] {                                // go:58
      println("worker", n, "got", load());  // go:59
      wg->done();                           // go:60
    });
  }
  wg->wait();  // go:63
}

// Sleep until there may be something to do.
void cond_program(int workers) {
  auto mu = make<Mutex>();           // go:68
  auto wg = make<WaitGroup>();       // go:69
  auto filled = make<Cond>(mu);      // go:70
  auto items = make<Shared<int>>();  // go:71

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                     // go:74
    go([=] {                        // go:75
      mu->lock();                   // go:76
      while (items->load() == 0) {  // go:77
        filled->wait();             // go:78
      }
      items->add(-1);                       // go:80
      mu->unlock();                         // go:81
      println("worker", n, "has an item");  // go:82
      wg->done();                           // go:83
    });
  }
  for (int n = 0; n < workers; ++n) {
    mu->lock();        // go:87
    items->add(1);     // go:88
    mu->unlock();      // go:89
    filled->signal();  // go:90
  }
  wg->wait();  // go:92
}

// What is put back is used again.
void pool_program(const Settings& k, int count, bool no_put) {
  using Buffer = std::shared_ptr<std::array<char, 1024>>;
  auto made = make<int>(0);  // go:97
  auto buffers = make<Pool<Buffer>>([=] {
    ++*made;
    return make<std::array<char, 1024>>();
  });
  for (int i = 0; i < count; ++i) {
    Buffer buffer = buffers->get();  // go:103
    ++(*buffer)[0];
    if (!no_put) {
      buffers->put(std::move(buffer));  // go:106
    }
  }
  k.measure("made", *made);
  println("buffers made :", *made);  // go:109
}

std::vector<Text> buffers_used(const Settings& k, const Outcome&) {
  const std::int64_t made = k.measured("made");
  return {{fmt::format("버퍼를 {}번 썼고 {}개를 만들었다.", k.integer("count"), made),
           fmt::format("A buffer was needed {} times, and made {} times.", k.integer("count"), made)}};
}

Knob workers() { return integer("workers", 3, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"); }

std::vector<Scenario> scenarios() {
  return {
      {.name = "mutex",
       .knobs = {workers(), flag("no-sync", {"Lock과 Unlock 없이", "without Lock and Unlock"})},
       .program = [](const Settings& k) { mutex_program(k.integer("workers"), k.flag("no-sync")); }},
      {.name = "waitgroup",
       .knobs = {workers(), flag("no-sync", {"Wait 없이", "without Wait"})},
       .program = [](const Settings& k) { waitgroup_program(k.integer("workers"), k.flag("no-sync")); }},
      {.name = "once", .knobs = {workers()}, .program = [](const Settings& k) { once_program(k.integer("workers")); }},
      {.name = "cond", .knobs = {workers()}, .program = [](const Settings& k) { cond_program(k.integer("workers")); }},
      {.name = "pool",
       .knobs = {integer("count", 10, 1, 10'000, {"버퍼가 필요한 횟수", "how often a buffer is needed"}),
                 flag("no-put", {"아무도 돌려놓지 않음", "nobody puts it back"})},
       .program = [](const Settings& k) { pool_program(k, k.integer("count"), k.flag("no-put")); },
       .findings = buffers_used}};
}

}  // namespace

Lesson sync_package() { return {.id = "13.3", .slug = "sync-package", .scenarios = scenarios()}; }

}  // namespace golearn::lessons
