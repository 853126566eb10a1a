// 11.13: one value used by many goroutines, guarded by a lock or kept by one goroutine.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// One value that many goroutines use, and what guards it.
struct Memory {
  Shared<int> data;
  Mutex mutex;
  RWMutex rwmutex;
  Chan<int> add = make_chan<int>();  // go:70
  Chan<int> get = make_chan<int>();  // go:70

  // The only goroutine that uses the value, with --sync monitor; others ask it by channels.
  void monitor() {
    for (;;) {
      const int now = data.load();                          // go:25
      select{receive(add,                                   // go:22
                     [&](int delta) { data.add(delta); }),  // go:24
             send(get, now, [] {})};                        // go:25
    }
  }

  void increment(const std::string& guard) {
    if (guard == "none") {
      data.add(1);  // go:33
    } else if (guard == "mutex") {
      mutex.lock();    // go:35
      data.add(1);     // go:36
      mutex.unlock();  // go:37
    } else if (guard == "rwmutex") {
      rwmutex.lock();    // go:39
      data.add(1);       // go:40
      rwmutex.unlock();  // go:41
    } else {
      add.send(1);  // go:43
    }
  }

  int read(const std::string& guard) {
    int now = 0;
    if (guard == "none") {
      now = data.load();  // go:53
    } else if (guard == "mutex") {
      mutex.lock();       // go:55
      now = data.load();  // go:56
      mutex.unlock();     // go:57
    } else if (guard == "rwmutex") {
      rwmutex.rlock();    // go:59
      now = data.load();  // go:60
      rwmutex.runlock();  // go:61
    } else {
      now = get.recv();  // go:63
    }
    return now;
  }
};

// Has many goroutines increment one value and read it.
void shared_memory_program(const Settings& k, const std::string& guard, int workers, int count) {
  auto m = make<Memory>();  // go:70
  if (guard == "monitor") {
    go([=] { m->monitor(); });  // go:72
  }
  auto wg = make<WaitGroup>();  // go:74

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go:77
    go([=] {     // go:78
      for (int i = 0; i < count; ++i) {
        m->increment(guard);  // go:80
        m->read(guard);       // go:81
      }
      wg->done();  // go:83
    });
  }

  wg->wait();                        // go:87
  const int final = m->read(guard);  // go:88
  println("value :", final);         // go:88
  k.measure("final", final);
}

std::string guard(const Settings& k) { return k.flag("no-sync") ? "none" : k.choice("sync"); }

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t final = k.measured("final", -1);
  if (final < 0) return {};
  const std::int64_t all = std::int64_t{k.integer("workers")} * k.integer("count");
  if (final == all) {
    return {{fmt::format("{}번 더한 것이 모두 남았다.", all), fmt::format("All {} increments are there.", all)}};
  }
  return {{fmt::format("{}번 더한 가운데 {}번을 잃었다.", all, all - final),
           fmt::format("{} of {} increments were lost.", all - final, all)}};
}

}  // namespace

Lesson shared_memory() {
  return {
      .id = "11.13",
      .slug = "shared-memory",
      .scenarios =
          {
              {.name = "shared-memory",
               .knobs = {choice("sync", "mutex", {"mutex", "rwmutex", "monitor", "none"},
                                {"값을 지키는 수단", "what guards the value"}),
                         flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                         integer("workers", 10, 1, 10'000, {"띄울 고루틴의 수", "goroutines"}).in_search("2"),
                         integer("count", 100, 1, 10'000, {"저마다 더하는 횟수", "how often each increments"})
                             .in_search("1")},
               .program =
                   [](const Settings& k) {
                     shared_memory_program(k, guard(k), k.integer("workers"), k.integer("count"));
                   },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
