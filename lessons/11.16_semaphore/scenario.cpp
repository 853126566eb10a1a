// 11.16: a weighted semaphore lets goroutines work whose weights add up to no more than its permits.
#include <fmt/format.h>

#include <algorithm>

#include "golearn/golearn.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/gauge.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Has many goroutines work, but never for more than permits in all. Each third one counts for two.
void limited(const ProgramRun& k, int workers, int permits, bool no_sync) {
  auto s = make<Semaphore>(permits);  // go: s := &semaphore{free: permits}
  auto wg = make<WaitGroup>();        // go: var wg sync.WaitGroup
  auto at_work = make<Gauge>();

  for (int i = 0; i < workers; ++i) {
    const int weight = i % 3 == 2 ? std::min(2, permits) : 1;
    wg->add(1);  // go: wg.Add(1)
    go([=] {     // go: go func() {
      if (!no_sync) {
        (void)s->acquire(background(), weight);  // go: s.Acquire(weight)
      }
      at_work->enter(weight);
      println("goroutine", i, "works, weight", weight);  // go: fmt.Println("goroutine", i, "works, weight", weight)
      sleep(100ms);                                      // go: time.Sleep(100 * time.Millisecond)
      at_work->leave(weight);
      if (!no_sync) {
        s->release(weight);  // go: s.Release(weight)
      }
      wg->done();  // go: wg.Done()
    });
  }

  wg->wait();  // go: wg.Wait()
  k.measure("most", at_work->most());
  println("all are done");  // go: fmt.Println("all are done")
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t most = k.measured("most", -1);
  if (most < 0) return {};
  const int permits = k.integer("permits");
  return {{fmt::format("한꺼번에 일한 무게는 가장 클 때 {}. 세마포어의 허가는 {}개다.",
                       study::with_particle(std::to_string(most), "이었다", "였다"), permits),
           fmt::format("The most that was at work at once weighed {}; the semaphore has {} permit{}.", most, permits,
                       permits == 1 ? "" : "s")}};
}

bool within_permits(const ProgramRun& k, const Outcome&) { return k.measured("most") <= k.integer("permits"); }

}  // namespace

Lesson semaphore() {
  return {
      .scenarios =
          {
              {.name = "semaphore",
               .knobs =
                   {integer("workers", 9, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                    integer("permits", 3, 1, 10'000, {"세마포어의 허가 수", "permits of the semaphore"}).in_search("1"),
                    flag("no-sync", {"아무도 세마포어에 묻지 않음", "nobody asks the semaphore"})},
               .body =
                   [](const ProgramRun& k) {
                     limited(k, k.integer("workers"), k.integer("permits"), k.flag("no-sync"));
                   },
               .findings = findings,
               .promises = {{{"한꺼번에 일하는 무게는 허가의 수를 넘지 않는다.",
                              "What works at once weighs no more than there are permits."},
                             within_permits}}},
          },
  };
}

}  // namespace golearn::lessons
