// 9.3.6: a WaitGroup waits until as many have called done() as add() has announced.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "golearn/study/english.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

struct Mistakes {
  bool missing_done, extra_done, add_inside;
};

void waitgroup_program(const ProgramRun& k, int workers, Mistakes wrong) {
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  auto finished = make<std::atomic<int>>(0);

  for (int n = 0; n < workers; ++n) {
    if (!wrong.add_inside) {
      wg->add(1);  // go: wg.Add(1)
    }
    go([=] {  // go: go func() {
      if (wrong.add_inside) {
        wg->add(1);  // go: wg.Add(1) // too late: Wait may have returned already
      }
      println("WaitGroup => ", n);  // go: fmt.Println("WaitGroup => ", n)

      const bool last = n == workers - 1;
      if (last && wrong.missing_done) {
        return;  // go: return
      }
      ++*finished;
      wg->done();  // go: wg.Done()
    });
  }

  wg->wait();  // go: wg.Wait()
  k.measure("unfinished", workers - *finished);
  println("WaitGroup End!");  // go: fmt.Println("WaitGroup End!")

  if (wrong.extra_done) {
    wg->done();  // go: wg.Done() // one more than Add has announced
  }
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t unfinished = k.measured("unfinished", -1);
  const int workers = k.integer("workers");
  if (unfinished < 0) return {};
  if (unfinished == 0 && workers == 1) {
    return {{"Wait가 반환했을 때 고루틴은 일을 마친 뒤였다.", "When Wait returned, the goroutine had finished."}};
  }
  if (unfinished == 0) {
    return {{fmt::format("Wait가 반환했을 때 {}개 모두 일을 마친 뒤였다.", workers),
             fmt::format("When Wait returned, {} had finished.", study::all_of(workers))}};
  }
  return {{fmt::format("Wait가 반환했을 때 {}개 가운데 {}개가 아직 일을 마치지 않았다.", workers, unfinished),
           fmt::format("When Wait returned, {} of {} had not finished.", unfinished, workers)}};
}

bool all_had_finished(const ProgramRun& k, const Outcome&) { return k.measured("unfinished") == 0; }

}  // namespace

Lesson waitgroup() {
  return {
      .scenarios =
          {
              {.name = "waitgroup",
               .knobs =
                   {integer("workers", 100, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                    flag("missing-done", {"한 고루틴이 Done을 부르지 않음", "one goroutine does not call Done"}),
                    flag("extra-done", {"main이 끝에 Done을 한 번 더 부름", "main calls Done once more at the end"}),
                    flag("add-inside", {"Add를 고루틴 안에서 부름", "Add in the goroutine, not before it"})},
               .body =
                   [](const ProgramRun& k) {
                     waitgroup_program(k, k.integer("workers"),
                                       {k.flag("missing-done"), k.flag("extra-done"), k.flag("add-inside")});
                   },
               .findings = findings,
               .promises = {{{"Wait가 반환하면 모두 일을 마친 뒤다.", "When Wait returns, all have finished."},
                             all_had_finished}}},
          },
  };
}

}  // namespace golearn::lessons
