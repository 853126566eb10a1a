// 9.1.3: which value of the loop variable a goroutine sees.
#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// How many goroutines saw another number than their iteration's, how many one before the last; who printed first.
struct Seen {
  std::atomic<int> wrong = 0;
  std::atomic<int> smaller = 0;
  std::atomic<int> first = -1;

  void printed(int iteration) {
    int none = -1;
    first.compare_exchange_strong(none, iteration);
  }
};

// One i for the whole loop, as every loop had it before Go 1.22. Main alone writes it, so no update can be lost.
void capture_shared(int workers, const std::shared_ptr<Seen>& all) {
  auto i = make<Shared<int>>();  // go: var i int
  int iteration = -1;
  for (i->store(0); i->load() < workers; i->store(i->load() + 1)) {  // go: for i = 0; i < workers; i++ {
    ++iteration;
    go([=] {                              // go captureShared: go func() {
      const int seen = i->load();         // go captureShared.func1: fmt.Println("Closure Test => ", i)
      println("Closure Test => ", seen);  // go captureShared.func1: fmt.Println("Closure Test => ", i)
      all->printed(iteration);
      if (seen != iteration) ++all->wrong;
      if (seen < workers) ++all->smaller;
    });
  }
}

// Since Go 1.22 each iteration has its own i; a copy is what C++ has for that.
void capture_per_iteration(int workers, const std::shared_ptr<Seen>& all) {
  for (int i = 0; i < workers; ++i) {
    go([=] {                           // go capturePerIteration: go func() {
      println("Closure Test => ", i);  // go capturePerIteration.func1: fmt.Println("Closure Test => ", i)
      all->printed(i);
    });
  }
}

void captured(const ProgramRun& k, bool shared, int workers, Duration wait) {
  auto all = make<Seen>();
  if (shared) {
    capture_shared(workers, all);  // go: captureShared(workers)
  } else {
    capture_per_iteration(workers, all);  // go: capturePerIteration(workers)
  }
  sleep(wait);  // go captured: time.Sleep(wait)
  k.measure("wrong", all->wrong);
  k.measure("smaller", all->smaller);
  k.measure("newest-first", all->first == workers - 1);
}

// Hands each goroutine a copy, made when the go statement runs.
void passed(const ProgramRun& k, int workers, Duration wait) {
  auto all = make<Seen>();
  const char* s = "Go Routine Closure : ";

  for (int i = 0; i < workers; ++i) {
    go([s, n = i, all] {            // go: go func(n int) {
      println(s, n, " - ", now());  // go: fmt.Println(s, n, " - ", time.Now())
      all->printed(n);
    });
  }
  sleep(wait);  // go passed: time.Sleep(wait)
  k.measure("newest-first", all->first == workers - 1);
}

bool each_saw_its_own(const ProgramRun& k, const Outcome&) { return k.measured("wrong") == 0; }

bool is_shared(const ProgramRun& k) {
  const std::string& capture = k.choice("capture");
  return capture == "auto" ? k.choice("go") == "1.21" : capture == "shared";
}

Knob workers() {
  return integer("workers", 1000, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2");
}

Knob wait() { return duration("wait", "5s", {"main이 자는 시간", "how long main sleeps"}); }

}  // namespace

Lesson closures() {
  return {
      .scenarios =
          {
              {.name = "captured",
               .knobs = {choice("capture", "auto", {"auto", "shared", "per-iteration"},
                                {"반복문 변수를 캡처하는 방식(auto: --go를 따름)",
                                 "how the loop variable is captured (auto: as --go says)"}),
                         choice("go", "1.22", {"1.21", "1.22"},
                                {"따를 Go 버전(1.21: shared, 1.22: per-iteration)",
                                 "Go version to follow (1.21: shared, 1.22: per-iteration)"}),
                         workers(), wait()},
               .body = [](const ProgramRun& k) { captured(k, is_shared(k), k.integer("workers"), k.duration("wait")); },
               .promises = {{{"고루틴마다 제 반복의 수를 본다.",
                              "Each goroutine sees the number of its own iteration."},
                             each_saw_its_own}}},
              {.name = "passed",
               .procs = 1,
               .knobs = {workers(), wait()},
               .body = [](const ProgramRun& k) { passed(k, k.integer("workers"), k.duration("wait")); }},
          },
  };
}

}  // namespace golearn::lessons
