// 9.1.2: many goroutines on all processors.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"
#include "lessons/shares.hpp"

namespace golearn::lessons {
namespace {

void work(int n, int count) {
  const int r = rnd(100);         // go: r := rand.Intn(100)
  println(n, "Start : ", now());  // go: fmt.Println(n, "Start : ", time.Now())
  for (int i = 0; i < count; ++i) {
    println(n, ">>>>>>>", r, i);  // go: fmt.Println(n, ">>>>>>>", r, i)
  }
  println(n, "End : ", now());  // go: fmt.Println(n, "End : ", time.Now())
}

void multicore_program(int workers, int count, Duration wait) {
  println("Current System CPU : ", gomaxprocs());  // go: fmt.Println("Current System CPU : ", runtime.GOMAXPROCS(0))

  println("Main Routine Start : ", now());  // go: fmt.Println("Main Routine Start : ", time.Now())
  for (int n = 0; n < workers; ++n) {
    go([=] { work(n, count); });  // go: go work(n, count)
  }

  sleep(wait);                            // go: time.Sleep(wait)
  println("Main Routine End : ", now());  // go: fmt.Println("Main Routine End : ", time.Now())
}

std::vector<Text> findings(const ProgramRun&, const Outcome& outcome) {
  const double seconds = std::chrono::duration<double>(outcome.elapsed).count();
  return {what_processors_did(outcome),
          {fmt::format("실행에 {:.3f}초가 걸렸다.", seconds), fmt::format("The run took {:.3f} seconds.", seconds)}};
}

}  // namespace

Lesson multicore() {
  return {
      .scenarios =
          {
              {.name = "multicore",
               .knobs =
                   {integer("workers", 100, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                    integer("count", 100, 1, 100'000, {"고루틴마다 찍는 줄 수", "lines each goroutine prints"})
                        .in_search("1"),
                    duration("wait", "5s", {"main이 자는 시간", "how long main sleeps"})},
               .body =
                   [](const ProgramRun& k) {
                     multicore_program(k.integer("workers"), k.integer("count"), k.duration("wait"));
                   },
               .findings = findings,
               .random = R"(^(\d+ >>>>>>> )\d+)"},
          },
  };
}

}  // namespace golearn::lessons
