// 11.1: one process, its threads, its goroutines, counted while many goroutines are parked.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"
#include "lessons/system.hpp"

namespace golearn::lessons {
namespace {

constexpr std::int64_t kMiB = 1024 * 1024;

// Prints how many there are of each kind, and the memory they take; returns that. In virtual time only what the program
// itself knows.
std::int64_t count(const ProgramRun& k, const std::string& when) {
  println(when);  // go: fmt.Println(when)
  const std::int64_t threads = real_time() ? thread_count().value_or(0) : 0;
  const std::int64_t memory = real_time() ? resident_memory().value_or(0) : 0;
  if (threads > 0) {
    println("  processes :", 1, "with the id", getpid());  // go: fmt.Println("  processes :", 1, "with the id", os.G…
    println("  threads :", threads);                       // go: fmt.Println("  threads :", status("Threads"))
    k.measure("threads", threads);
  }
  println("  goroutines :", num_goroutine());  // go: fmt.Println("  goroutines :", runtime.NumGoroutine())
  k.measure("goroutines", num_goroutine());
  if (memory > 0) println("  memory :", memory / kMiB, "MiB");  // go: fmt.Println("  memory :", kib/1024, "MiB")
  return memory;
}

// Starts goroutines that do nothing but wait.
void parked(const ProgramRun& k, int workers) {
  auto gate = make_chan<bool>();                   // go: gate := make(chan bool)
  auto ready = make_chan<bool>();                  // go: ready := make(chan bool)
  auto wg = make<WaitGroup>();                     // go: var wg sync.WaitGroup
  const std::int64_t before = count(k, "before");  // go: before := count("before")
  const std::int64_t threads = k.measured("threads");

  const Time start = now();  // go: start := time.Now()
  for (int i = 0; i < workers; ++i) {
    wg->add(1);          // go: wg.Add(1)
    go([=] {             // go: go func() {
      ready.send(true);  // go: ready <- true
      gate.recv();       // go: <-gate // parked here
      wg->done();        // go: wg.Done()
    });
  }
  const Duration took = since(start);  // go: took := time.Since(start)
  for (int i = 0; i < workers; ++i) {
    ready.recv();  // go: <-ready
  }

  const std::int64_t after = count(k, "with all of them parked");  // go: after := count("with all of them parked")
  if (threads > 0) {
    k.measure("new-threads", k.measured("threads") - threads);
    println("starting one :", took / workers);  // go: fmt.Println("starting one :", took/time.Duration(workers))
  }
  if (after > before) {
    // go: fmt.Printf("a goroutine : %.1f KiB…
    println(fmt::format("a goroutine : {:.1f} KiB", static_cast<double>(after - before) / 1024 / workers));
  }
  gate.close();  // go: close(gate) // lets all of them go
  wg->wait();    // go: wg.Wait()
}

// Of the threads those of the processors run goroutines; the others are the runtime's own.
std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  const std::int64_t goroutines = k.measured("goroutines");
  const std::int64_t threads = k.measured("threads");
  if (goroutines == 0) return {};
  if (threads == 0) {
    return {{"가상 시간에서는 운영체제에 묻지 않고 고루틴만 센다.",
             "In virtual time only goroutines are counted, and the system is not asked."}};
  }
  const auto workers = std::min(static_cast<std::int64_t>(outcome.processors.size()), threads);
  const std::int64_t helpers = threads - workers;
  Text ran{
      fmt::format("프로세스 하나 안에서 고루틴 {}개를 스레드 {}개가 돌렸다.", goroutines, workers),
      fmt::format("Within one process {} thread{} ran {} goroutines.", workers, workers == 1 ? "" : "s", goroutines)};
  if (helpers == 0) return {ran};
  Text what_for{"오래 도는 고루틴을 살피고 시그널을 받는다",
                "to watch for goroutines that run long, and to take signals"};
  if (helpers > 2) {  // at a terminal
    what_for = {"오래 도는 고루틴을 살피고, 시그널을 받고, 진행 상황을 보여 준다",
                "to watch for goroutines that run long, to take signals, and to show progress"};
  }
  return {
      ran,
      {fmt::format("나머지 스레드 {}개는 golearn의 것이다: {}.", helpers, what_for.ko),
       fmt::format("The other {} thread{} golearn's own: {}.", helpers, helpers == 1 ? " is" : "s are", what_for.en)}};
}

}  // namespace

Lesson process_thread_goroutine() {
  return {
      .chapter = {"스케줄러와 기본 도구", "The scheduler and the basic tools"},
      .scenarios =
          {
              {.name = "process-thread-goroutine",
               .knobs = {integer("workers", 10'000, 1, 100'000, {"세워 둘 고루틴의 수", "goroutines to park"})
                             .in_search("2")},
               .body = [](const ProgramRun& k) { parked(k, k.integer("workers")); },
               .findings = findings,
               .random = "^(.*? : ).*",
               .determined = false,
               .measures = true},
          },
  };
}

}  // namespace golearn::lessons
