// 10.4: main waits for its tasks by a WaitGroup, or does not.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "golearn/study/english.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

using Parts = std::vector<Shared<std::int64_t>>;

void wait_program(const ProgramRun& k, int workers, int count, bool missing_done, bool no_sync) {
  auto wg = make<WaitGroup>();                                 // go: var wg sync.WaitGroup
  auto part = make<Parts>(static_cast<std::size_t>(workers));  // go: part := make([]int, workers)

  wg->add(workers);  // go: wg.Add(workers) // so many tasks
  for (int n = 0; n < workers; ++n) {
    go([=] {  // go: go func() {
      std::int64_t sum = 0;
      for (int i = n * count + 1; i <= (n + 1) * count; ++i) {
        sum += i;
      }
      (*part)[static_cast<std::size_t>(n)].store(sum);  // go: part[n] = sum
      println("task", n + 1, "done :", sum);            // go: fmt.Println("task", n+1, "done :", sum)
      if (missing_done && n == 0) {
        return;  // go: return
      }
      wg->done();  // go: wg.Done() // one task less
    });
  }

  if (!no_sync) {
    wg->wait();  // go: wg.Wait() // until no task is left
  }
  std::int64_t total = 0;
  int found = 0;
  for (const auto& each : *part) {
    const std::int64_t sum = each.load();  // go: total += part[n]
    total += sum;
    found += sum > 0 ? 1 : 0;
  }
  k.measure("found", found);
  k.measure("total", total);
  println("total :", total);  // go: fmt.Println("total :", total)
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t found = k.measured("found", -1);
  const int workers = k.integer("workers");
  if (found < 0) return {};
  if (found == 1 && workers == 1) {
    return {{"main이 더할 때 하나뿐인 결과가 있었다.", "When main added up, the only result was there."}};
  }
  if (found == workers) {
    return {{fmt::format("main이 더할 때 {}개의 결과가 모두 있었다.", workers),
             fmt::format("When main added up, {} results were there.", study::all_of(workers))}};
  }
  if (found == 0 && workers == 1) {
    return {{"main이 더할 때 하나뿐인 결과가 아직 없었다.", "When main added up, the only result was not there yet."}};
  }
  if (found == 0) {
    return {{fmt::format("main이 더할 때 결과 {}개 가운데 하나도 없었다.", workers),
             fmt::format("When main added up, none of {} results was there.", workers)}};
  }
  return {{fmt::format("main이 더할 때 결과 {}개 가운데 {}개만 있었다.", workers, found),
           fmt::format("When main added up, {} of {} results {} there.", found, workers, found == 1 ? "was" : "were")}};
}

bool all_were_there(const ProgramRun& k, const Outcome&) { return k.measured("found") == k.integer("workers"); }

}  // namespace

Lesson wait_lesson() {
  return {
      .scenarios =
          {
              {.name = "wait",
               .knobs = {integer("workers", 3, 1, 1000, {"작업의 수, 고루틴 하나에 하나", "tasks, a goroutine each"})
                             .in_search("2"),
                         integer("count", 100, 1, 10'000, {"작업마다 더하는 수의 개수", "numbers each task adds up"}),
                         flag("missing-done", {"한 고루틴이 Done을 부르지 않음", "one goroutine does not call Done"}),
                         flag("no-sync", {"main이 기다리지 않음", "main does not wait"})},
               .body =
                   [](const ProgramRun& k) {
                     wait_program(k, k.integer("workers"), k.integer("count"), k.flag("missing-done"),
                                  k.flag("no-sync"));
                   },
               .findings = findings,
               .promises = {{{"main은 모든 작업의 결과를 더한다.", "Main adds up the results of all tasks."},
                             all_were_there}}},
          },
  };
}

}  // namespace golearn::lessons
