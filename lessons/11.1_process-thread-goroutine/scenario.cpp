// 11.1: one process, its threads, its goroutines, counted while many goroutines are parked.
#include <fmt/format.h>
#include <unistd.h>

#include "all.hpp"
#include "golearn.hpp"
#include "system.hpp"

namespace golearn::lessons {
namespace {

constexpr std::int64_t kMiB = 1024 * 1024;

// Prints how many there are of each kind, and the memory they take; returns that. In virtual time only what the program
// itself knows.
std::int64_t count(const Settings& k, const std::string& when) {
  println(when);  // go:30
  const std::int64_t threads = real_time() ? thread_count().value_or(0) : 0;
  const std::int64_t memory = real_time() ? resident_memory().value_or(0) : 0;
  if (threads > 0) {
    println("  processes :", 1, "with the id", getpid());  // go:31
    println("  threads :", threads);                       // go:32
    k.measure("threads", threads);
  }
  println("  goroutines :", num_goroutine());  // go:33
  k.measure("goroutines", num_goroutine());
  if (memory > 0) println("  memory :", memory / kMiB, "MiB");  // go:35
  return memory;
}

// Starts goroutines that do nothing but wait.
void parked(const Settings& k, int workers) {
  auto gate = make_chan<bool>();                   // go:41
  auto ready = make_chan<bool>();                  // go:42
  auto wg = make<WaitGroup>();                     // go:43
  const std::int64_t before = count(k, "before");  // go:44

  for (int i = 0; i < workers; ++i) {
    wg->add(1);          // go:47
    go([=] {             // go:48
      ready.send(true);  // go:49
      gate.recv();       // go:50
      wg->done();        // go:51
    });
  }
  for (int i = 0; i < workers; ++i) {
    ready.recv();  // go:55
  }

  const std::int64_t after = count(k, "with all of them parked");  // go:58
  if (after > before) {
    println(fmt::format("a goroutine : {:.1f} KiB", static_cast<double>(after - before) / 1024 / workers));  // go:59
  }
  gate.close();  // go:60
  wg->wait();    // go:61
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t goroutines = k.measured("goroutines");
  const std::int64_t threads = k.measured("threads");
  if (goroutines == 0) return {};
  if (threads == 0) {
    return {{"가상 시간에서는 운영체제에 묻지 않고 고루틴만 센다.",
             "In virtual time only goroutines are counted, and the system is not asked."}};
  }
  return {{fmt::format("프로세스 하나 안에서 고루틴 {}개를 스레드 {}개가 돌렸다.", goroutines, threads),
           fmt::format("Within one process {} threads ran {} goroutines.", threads, goroutines)}};
}

}  // namespace

Lesson process_thread_goroutine() {
  return {
      .id = "11.1",
      .slug = "process-thread-goroutine",
      .scenarios =
          {
              {.name = "process-thread-goroutine",
               .knobs = {integer("workers", 10'000, 1, 100'000, {"세워 둘 고루틴의 수", "goroutines to park"})
                             .in_search("2")},
               .program = [](const Settings& k) { parked(k, k.integer("workers")); },
               .findings = findings,
               .random = "^(.*? : ).*",
               .determined = false,
               .measures = true},
          },
  };
}

}  // namespace golearn::lessons
