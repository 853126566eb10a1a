// 11.6: wait() takes as long as the slowest goroutine, if each add() has its done().
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void waiting_program(const Settings& k, int workers, bool missing_done, bool extra_done) {
  auto wg = make<WaitGroup>();  // go:13
  const Time start = now();

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                            // go:16
    go([=] {                               // go:17
      sleep((n + 1) * 100ms);              // go:18
      println("goroutine", n, "is done");  // go:19

      if (missing_done && n == 0) {
        return;  // go:22
      }
      wg->done();  // go:24
    });
  }

  wg->wait();  // go:28
  k.measure("waited", since(start).count());
  println("all are done");  // go:29

  if (extra_done) {
    wg->done();  // go:32
  }
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t waited = k.measured("waited", -1);
  if (waited < 0) return {};
  const std::int64_t n = k.integer("workers");
  const double ms = static_cast<double>(waited) / 1e6;
  return {{fmt::format("Wait는 {:.0f}ms 만에 돌아왔다. 고루틴 {}개가 일한 시간을 모두 더하면 {}ms다.", ms, n,
                       n * (n + 1) * 50),
           fmt::format("Wait returned after {:.0f}ms; the times that the {} worked add up to {}ms.", ms, n,
                       n * (n + 1) * 50)}};
}

}  // namespace

Lesson waiting() {
  return {
      .id = "11.6",
      .slug = "waiting",
      .scenarios =
          {
              {.name = "waiting",
               .knobs = {integer("workers", 5, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                         flag("missing-done", {"고루틴 0이 Done을 부르지 않음: Add가 더 많음",
                                               "goroutine 0 does not call Done: more Add than Done"}),
                         flag("extra-done", {"main이 Done을 한 번 더 부름: Done이 더 많음",
                                             "main calls Done once more: more Done than Add"})},
               .program =
                   [](const Settings& k) {
                     waiting_program(k, k.integer("workers"), k.flag("missing-done"), k.flag("extra-done"));
                   },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
