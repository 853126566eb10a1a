// 10.2: goroutines that compute, on fewer processors than there are of them.
#include <fmt/format.h>

#include <mutex>
#include <vector>

#include "golearn/golearn.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/gauge.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Who began first, who waited longest for its first turn, and how many were under way at once; no part of the program.
class Turns {
 public:
  explicit Turns(const ProgramRun& k) : k_(k) {}

  void began(int n, Duration waited) {
    under_way_.enter();
    const std::lock_guard lock(mutex_);
    if (k_.measured("began-first") == 0) k_.measure("began-first", n);
    k_.measure("most", under_way_.most());
    if (waited.count() < k_.measured("longest")) return;
    k_.measure("longest", waited.count());
    k_.measure("who", n);
  }

  void ended() { under_way_.leave(); }

 private:
  const ProgramRun& k_;
  Gauge under_way_;
  std::mutex mutex_;
};

void threads_program(const ProgramRun& k, int workers, Duration work) {
  auto turns = make<Turns>(k);
  println("processors", gomaxprocs(), "goroutines", workers);  // go: fmt.Println("processors", runtime.GOMAXPROCS(0)…

  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  const Time start = now();
  for (int n = 1; n <= workers; ++n) {
    wg->add(1);  // go: wg.Add(1)
    const Time started = now();
    go([=] {  // go: go func() {
      turns->began(n, since(started));
      println("goroutine", n, "starts");  // go: fmt.Println("goroutine", n, "starts")
      compute(work);                      // go: runtime.KeepAlive(spin(rounds)) // computes, and never waits
      println("goroutine", n, "ends");    // go: fmt.Println("goroutine", n, "ends")
      turns->ended();
      wg->done();  // go: wg.Done()
    });
  }

  wg->wait();  // go: wg.Wait()
  k.measure("elapsed", since(start).count());
  println("all done");  // go: fmt.Println("all done")
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  const int workers = k.integer("workers");
  if (k.measured("elapsed") == 0) return {};
  const std::string longest = study::rounded(Duration(k.measured("longest")));
  const std::string elapsed = study::rounded(Duration(k.measured("elapsed")));
  const std::string work = to_string(k.duration("work"));
  const std::string work_ko = study::duration_in_korean(work);
  const std::string longest_ko = study::duration_in_korean(longest);
  const std::string elapsed_ko = study::duration_in_korean(elapsed);
  const auto who = k.measured("who");
  const int procs = outcome.procs;
  if (workers == 1) {
    return {{fmt::format("{}짜리 계산 하나를 마치는 데 {} 걸렸다.", work_ko, elapsed_ko),
             fmt::format("One computation of {} took {}.", work, elapsed)}};
  }
  return {{fmt::format("첫 차례를 가장 오래 기다린 것은 {}번 고루틴이고 {} 기다렸다.", who, longest_ko),
           fmt::format("Goroutine {} waited longest for its first turn: {}.", who, longest)},
          {fmt::format("{}짜리 계산 {}개를 프로세서 {}개로 마치는 데 {} 걸렸다.", work_ko, workers, procs, elapsed_ko),
           fmt::format("{} computation{} of {} on {} processor{} took {}.", workers, workers == 1 ? "" : "s", work,
                       procs, procs == 1 ? "" : "s", elapsed)}};
}

}  // namespace

Lesson threads() {
  return {
      .scenarios =
          {
              {.name = "threads",
               .procs = 2,
               .knobs = {integer("workers", 3, 1, 1000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                         duration("work", "5ms", {"고루틴마다 계산하는 시간", "how long each computes"})},
               .body = [](const ProgramRun& k) { threads_program(k, k.integer("workers"), k.duration("work")); },
               .findings = findings,
               .determined = false,
               .shows_processors = true},
          },
  };
}

}  // namespace golearn::lessons
