// 11.6: wait() takes as long as the slowest goroutine, if each add() has its done().
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void waiting_program(const ProgramRun& k, int workers, bool missing_done, bool extra_done) {
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  const Time start = now();

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                            // go: wg.Add(1)
    go([=] {                               // go: go func() {
      sleep((n + 1) * 100ms);              // go: time.Sleep(time.Duration(n+1) * 100 * time.Millisecond)
      println("goroutine", n, "is done");  // go: fmt.Println("goroutine", n, "is done")

      if (missing_done && n == 0) {
        return;  // go: return
      }
      wg->done();  // go waiting.func1: wg.Done()
    });
  }

  wg->wait();  // go: wg.Wait()
  k.measure("waited", since(start).count());
  println("all are done");  // go: fmt.Println("all are done")

  if (extra_done) {
    wg->done();  // go waiting: wg.Done()
  }
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t waited = k.measured("waited", -1);
  if (waited < 0) return {};
  const std::int64_t n = k.integer("workers");
  const std::string took = to_string(std::chrono::round<std::chrono::milliseconds>(Duration(waited)));
  const std::string work = to_string(n * (n + 1) * 50ms);
  return {{fmt::format("Wait는 {} 만에 반환했다. 일한 시간을 모두 더하면 {}.", study::duration_in_korean(took),
                       study::with_particle(study::duration_in_korean(work), "이다", "다")),
           fmt::format("Wait returned after {}; all the work together takes {}.", took, work)}};
}

}  // namespace

Lesson waiting() {
  return {
      .scenarios =
          {
              {.name = "waiting",
               .knobs = {integer("workers", 5, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                         flag("missing-done", {"고루틴 0이 Done을 부르지 않음: Add가 더 많음",
                                               "goroutine 0 does not call Done: more Add than Done"}),
                         flag("extra-done", {"main이 Done을 한 번 더 부름: Done이 더 많음",
                                             "main calls Done once more: more Done than Add"})},
               .body =
                   [](const ProgramRun& k) {
                     waiting_program(k, k.integer("workers"), k.flag("missing-done"), k.flag("extra-done"));
                   },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
